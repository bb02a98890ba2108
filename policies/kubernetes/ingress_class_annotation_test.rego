package infralint.kubernetes.ingress_class_annotation_test

import data.infralint.kubernetes.ingress_class_annotation

of(annotations) := found if {
	found := ingress_class_annotation.deny with input as {"kind": "Ingress", "metadata": {"annotations": annotations}}
}

test_annotation if {
	of({"kubernetes.io/ingress.class": "nginx"}) == {{
		"msg": `ingress class "nginx" is named by an annotation, not by spec.ingressClassName`,
		"path": ["metadata", "annotations", "kubernetes.io/ingress.class"],
	}}
}

test_none if {
	count(of({"other": "nginx"})) == 0
	count(of(null)) == 0
}
