package actions

import (
	"testing"
)

func TestWrites(t *testing.T) {
	for _, tc := range []struct {
		script, file, text string
		echo, literal      bool
	}{
		{`echo "A=b" >> $GITHUB_ENV`, "GITHUB_ENV", `echo "A=b" `, true, true},
		{`echo "A=$B" >> "$GITHUB_ENV"`, "GITHUB_ENV", `echo "A=$B" `, true, false},
		{`echo 'A=$B' >> "${GITHUB_ENV}"`, "GITHUB_ENV", `echo 'A=$B' `, true, true},
		{`echo 'A=${{ x }}' >> "${GITHUB_ENV}"`, "GITHUB_ENV", `echo 'A=${{ x }}' `, true, false},
		{`echo a; echo "A=b">>$GITHUB_OUTPUT`, "GITHUB_OUTPUT", ` echo "A=b"`, true, true},
		{`cd x && echo "$X" | tee -a $GITHUB_PATH`, "GITHUB_PATH", ` echo "$X" | `, true, false},
		{"echo a\necho \"A=$B\" \\\n  >> $GITHUB_ENV", "GITHUB_ENV", "echo \"A=$B\" \\\n  ", true, false},
		{`cat x >> $GITHUB_ENV`, "GITHUB_ENV", `cat x `, false, false},
		{"cat >> $GITHUB_ENV <<EOF\nA=b\nEOF\n", "GITHUB_ENV", "A=b\n", true, true},
		{"cat <<EOF >> $GITHUB_ENV\nA=$B\nEOF\n", "GITHUB_ENV", "A=$B\n", true, false},
		{"cat <<'EOF' >> $GITHUB_ENV\nA=$B\nEOF\n", "GITHUB_ENV", "A=$B\n", true, true},
		{"{\n  echo A\n  echo $B\n} >> $GITHUB_ENV", "GITHUB_ENV", "\n  echo A\n  echo $B\n", true, false},
		{"{\n  echo A\n  cat x\n} >> $GITHUB_ENV", "GITHUB_ENV", "\n  echo A\n  cat x\n", false, false},
		{`"A=b" >> $env:GITHUB_ENV`, "GITHUB_ENV", `"A=b" `, true, true},
		{`"A=$x" | Out-File -Append $env:GITHUB_ENV`, "GITHUB_ENV", `"A=$x" `, true, false},
		{`"A=$x" | Tee-Object -Append -FilePath $env:GITHUB_ENV`, "GITHUB_ENV", `"A=$x" `, true, false},
		{`Add-Content -Path $env:GITHUB_ENV -Value "A=$x"`, "GITHUB_ENV", ` -Path $env:GITHUB_ENV -Value "A=$x"`, true, false},
		{`Add-Content $env:GITHUB_PATH "C:\bin"`, "GITHUB_PATH", ` $env:GITHUB_PATH "C:\bin"`, true, true},
		{`echo A=%B%>> %GITHUB_ENV%`, "GITHUB_ENV", `echo A=%B%`, true, false},
	} {
		list := Writes(tc.script)
		if len(list) != 1 {
			t.Errorf("%q has %d writes, want 1", tc.script, len(list))
			continue
		}
		w := list[0]
		if w.File != tc.file || w.Text != tc.text || w.Echo != tc.echo || w.Literal != tc.literal || tc.script[w.Start:w.Start+len(w.Text)] != w.Text {
			t.Errorf("%q writes %+v", tc.script, w)
		}
	}
	for _, script := range []string{`echo a`, `echo $GITHUB_ENV`, `cat "$GITHUB_ENV"`, `echo "x >> y"`, `echo >> GITHUB_ENV`} {
		if list := Writes(script); len(list) != 0 {
			t.Errorf("%q has writes: %+v", script, list)
		}
	}
}

func FuzzWrites(f *testing.F) {
	f.Add("cat <<EOF >> $GITHUB_ENV\nA=$B\nEOF\n")
	f.Add("{ echo; } >> $GITHUB_ENV")
	f.Fuzz(func(t *testing.T, script string) {
		for _, w := range Writes(script) {
			if script[w.Start:w.Start+len(w.Text)] != w.Text {
				t.Errorf("%q: %+v", script, w)
			}
		}
	})
}
