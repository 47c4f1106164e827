// What `doctor` says of the terminal, the locale and the clock, with advice that can be typed here: in the shell of the
// user, for the variable that decides, with what this system has. What it has is asked at the edge.

package import ShellCommands
import Text

/// Judges what a run is started with.
package struct SurroundingsAdvice: Sendable {
    private let environment: [String: String]
    private let charset: @Sendable (_ locale: String) -> String?
    private let exists: @Sendable (_ path: String) -> Bool

    /// Advice for these variables.
    ///
    /// - Parameters:
    ///   - charset: the character set of a locale; nil where the system does not have the locale.
    ///   - exists: whether there is a file.
    package init(
        environment: [String: String], charset: @escaping @Sendable (_ locale: String) -> String?,
        exists: @escaping @Sendable (_ path: String) -> Bool
    ) {
        self.environment = environment
        self.charset = charset
        self.exists = exists
    }

    /// Whether lines can be edited; `columns` of the terminal, nil where there is none.
    package func terminal(columns: Int?) -> Finding {
        guard let columns else { return Finding("terminal", .good, "none: a script or a pipe") }
        let name = environment["TERM"] ?? ""
        guard ["", "dumb", "emacs"].contains(name) else {
            return Finding("terminal", .good, "\(Sanitiser.clean(name)), \(columns) columns")
        }
        let remedy =
            has("INSIDE_EMACS")
            ? "in Emacs: M-x term in place of M-x shell"
            : assignment("TERM", has("TMUX") ? "tmux-256color" : has("STY") ? "screen-256color" : "xterm-256color")
        return Finding("terminal", .warning, "no line editing or colour (TERM=\(name))", remedy: remedy)
    }

    /// Whether other programs, too, write what juke writes: UTF-8.
    package var locale: Finding {
        // POSIX: the first of these that is set and not empty decides.
        let variable = ["LC_ALL", "LC_CTYPE", "LANG"].first { has($0) }
        let name = Sanitiser.clean(variable.flatMap { environment[$0] } ?? "none")
        let set = variable == nil ? nil : charset(name)
        guard set != "UTF-8" else { return Finding("locale", .good, name) }
        let isMissing = variable != nil && set == nil
        return Finding(
            "locale", .warning,
            "\(name) is \(isMissing ? "not installed here" : "not UTF-8"); juke writes UTF-8 anyway",
            remedy: remedy(for: variable ?? "LANG", in: name))
    }

    /// How the variable gets a locale that is UTF-8: that of the same language, else of none.
    private func remedy(for variable: String, in name: String) -> String {
        let language = String(name.prefix { $0 != "." && $0 != "@" })
        let wanted = (language.contains("_") ? [language + ".UTF-8"] : []) + ["C.UTF-8", "en_US.UTF-8"]
        if let found = wanted.first(where: { charset($0) == "UTF-8" }) { return assignment(variable, found) }
        let source = language.contains("_") && exists("/usr/share/i18n/locales/\(language)") ? language : "en_US"
        if exists("/usr/bin/localedef"), exists("/usr/share/i18n/locales/\(source)") {
            return "sudo localedef -i \(source) -f UTF-8 \(source).UTF-8, then "
                + assignment(variable, "\(source).UTF-8")
        }
        return exists("/usr/bin/apt-get")
            ? "sudo apt-get install locales-all, then " + assignment(variable, "\(source).UTF-8")
            : "install a locale of UTF-8, then " + assignment(variable, "\(source).UTF-8")
    }

    /// How the clock is set to what it should be, in seconds since 1970: by what keeps it right from now on, where that
    /// is here.
    package func clockRemedy(right: Int) -> String {
        // A container has the clock of its machine.
        if exists("/.dockerenv") || exists("/run/.containerenv") {
            return "this is a container: set the clock of the machine that runs it"
        }
        // Windows' clock is right, and that of Linux stops while the machine sleeps.
        if exists("/proc/sys/fs/binfmt_misc/WSLInterop"), hasProgram("hwclock") {
            return "set it: sudo hwclock --hctosys"
        }
        if exists("/run/systemd/system"), hasProgram("timedatectl") { return "set it: timedatectl set-ntp true" }
        if hasProgram("chronyc") { return "set it: sudo chronyc makestep" }
        if hasProgram("ntpdate") { return "set it: sudo ntpdate pool.ntp.org" }
        return "set it: sudo date -s @\(right)"
    }

    /// Whether the system has a program; `sudo` finds those of the administrator, too.
    private func hasProgram(_ name: String) -> Bool { exists("/usr/bin/" + name) || exists("/usr/sbin/" + name) }

    /// How the user's shell sets a variable for what it starts.
    private func assignment(_ name: String, _ value: String) -> String {
        switch environment["SHELL"]?.split(separator: "/").last {
        case "fish"?: "set -gx \(name) \(value)"
        case "csh"?, "tcsh"?: "setenv \(name) \(value)"
        case _: "export \(name)=\(value)"
        }
    }

    private func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
}
