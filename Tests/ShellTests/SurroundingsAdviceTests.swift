// What `doctor` advises for terminal and locale: a line that works here, in the user's own shell.

import Shell
import ShellCommands
import Testing

struct SurroundingsAdviceTests {
    private func advice(
        _ environment: [String: String], locales: [String: String] = [:], files: Set<String> = []
    ) -> SurroundingsAdvice {
        SurroundingsAdvice(environment: environment, charset: { locales[$0] }, exists: { files.contains($0) })
    }

    private static let some = ["C": "ANSI_X3.4-1968", "C.UTF-8": "UTF-8", "de_DE": "ISO-8859-1"]

    @Test(
        arguments: [
            (["LANG": "C.UTF-8"], "good", "C.UTF-8", nil),
            (
                ["LANG": "C.UTF-8", "LC_ALL": "C"], "warning", "C is not UTF-8; juke writes UTF-8 anyway",
                "export LC_ALL=C.UTF-8"
            ),
            (
                ["LC_CTYPE": "de_DE", "SHELL": "/usr/bin/fish"], "warning",
                "de_DE is not UTF-8; juke writes UTF-8 anyway",
                "set -gx LC_CTYPE C.UTF-8"
            ),
            (
                ["LANG": "fr_FR.UTF-8", "SHELL": "/bin/tcsh"], "warning",
                "fr_FR.UTF-8 is not installed here; juke writes UTF-8 anyway", "setenv LANG C.UTF-8"
            ),
            ([:], "warning", "none is not UTF-8; juke writes UTF-8 anyway", "export LANG=C.UTF-8"),
            (
                ["LANG": "\u{1B}[31mC"], "warning", "[31mC is not installed here; juke writes UTF-8 anyway",
                "export LANG=C.UTF-8"
            ),
        ] as [([String: String], String, String, String?)])
    func `a locale is advised that the system has, for the variable that decides`(
        environment: [String: String], state: String, text: String, remedy: String?
    ) {
        let finding = advice(environment, locales: Self.some).locale
        #expect(finding == Finding("locale", state == "good" ? .good : .warning, text, remedy: remedy))
    }

    @Test func `the user's own language is kept where it can be`() {
        let locales = Self.some.merging(["de_DE.UTF-8": "UTF-8"]) { $1 }
        #expect(advice(["LANG": "de_DE@euro"], locales: locales).locale.remedy == "export LANG=de_DE.UTF-8")
    }

    @Test(
        arguments: [
            (
                ["/usr/bin/localedef", "/usr/share/i18n/locales/de_DE", "/usr/bin/apt-get"],
                "sudo localedef -i de_DE -f UTF-8 de_DE.UTF-8, then export LANG=de_DE.UTF-8"
            ),
            (
                ["/usr/bin/localedef", "/usr/bin/apt-get"],
                "sudo apt-get install locales-all, then export LANG=en_US.UTF-8"
            ),
            ([], "install a locale of UTF-8, then export LANG=en_US.UTF-8"),
        ] as [(Set<String>, String)])
    func `where there is none, it says how to get one here`(files: Set<String>, remedy: String) {
        #expect(advice(["LANG": "de_DE"], files: files).locale.remedy == remedy)
    }

    @Test(arguments: [
        (["TERM": "dumb"], "export TERM=xterm-256color"),
        (["TERM": "dumb", "TMUX": "/tmp/x", "SHELL": "/bin/fish"], "set -gx TERM tmux-256color"),
        (["STY": "1.x"], "export TERM=screen-256color"),
        (["TERM": "dumb", "INSIDE_EMACS": "29,comint"], "in Emacs: M-x term in place of M-x shell"),
    ])
    func `a terminal that can do nothing gets the name it should have there`(
        environment: [String: String], remedy: String
    ) {
        let finding = advice(environment).terminal(columns: 80)
        #expect(finding.state == .warning && finding.remedy == remedy)
    }

    @Test(
        arguments: [
            (["/run/systemd/system", "/usr/bin/timedatectl", "/usr/bin/chronyc"], "set it: timedatectl set-ntp true"),
            (["/usr/bin/timedatectl", "/usr/bin/chronyc"], "set it: sudo chronyc makestep"),
            (["/usr/sbin/ntpdate"], "set it: sudo ntpdate pool.ntp.org"),
            (["/proc/sys/fs/binfmt_misc/WSLInterop", "/usr/sbin/hwclock"], "set it: sudo hwclock --hctosys"),
            (["/.dockerenv", "/usr/bin/chronyc"], "this is a container: set the clock of the machine that runs it"),
            ([], "set it: sudo date -s @1795000000"),
        ] as [(Set<String>, String)])
    func `a clock is set by what the system has, else by hand`(files: Set<String>, remedy: String) {
        #expect(advice([:], files: files).clockRemedy(right: 1_795_000_000) == remedy)
    }

    @Test func `a terminal that can be edited on is good, and so is none`() {
        #expect(advice(["TERM": "foot"]).terminal(columns: 120) == Finding("terminal", .good, "foot, 120 columns"))
        #expect(advice([:]).terminal(columns: nil) == Finding("terminal", .good, "none: a script or a pipe"))
    }
}
