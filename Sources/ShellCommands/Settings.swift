// Settings: what can be set, to what, and where each value came from. Flags beat the environment, that beats the
// start-up file, that beats the default (Architecture §9).

import CommandLanguage
import SpotifyAuth

/// The values of all settings.
package struct Settings: Sendable, Equatable {
    /// Where a value came from; later cases beat earlier ones.
    package enum Origin: Int, Sendable, Comparable {
        /// From the weakest to the strongest; comparison uses the raw value, so the order of the cases matters.
        case preset, startupFile, environment, flag, session

        package static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }

        /// For the table of `set`.
        package var text: String {
            switch self {
            case .preset: "default"
            case .startupFile: "init.juke"
            case .environment: "environment"
            case .flag: "command line"
            case .session: "this shell"
            }
        }
    }

    /// One thing that can be set.
    package struct Setting: Sendable, Equatable {
        /// What values it takes.
        package enum Domain: Sendable, Equatable {
            /// One of these words.
            case words([String])
            /// Any text; the example is shown in messages.
            case text(example: String)

            /// The value that a word means: `yes` is `on` where that is a value.
            func word(_ text: String) -> String {
                switch self {
                case .words(let words): OnOff.word(text, among: words)
                case .text: text
                }
            }
        }

        package var name: String
        /// The values it takes.
        package var domain: Domain
        /// The value it has when it was never set.
        package var preset: String
        /// The environment variable that sets it.
        package var variable: String?
        /// What it does, as half a sentence for `help set` and the table of `set`.
        package var help: String
    }

    /// Everything that can be set, in the order `set` lists it.
    package static let all: [Setting] = [
        Setting(
            name: "output", domain: .words(["auto", "table", "tsv", "json", "jsonl", "csv", "ids"]), preset: "auto",
            help: "how rows are written"),
        Setting(
            name: "color", domain: .words(["auto", "always", "never"]), preset: "auto",
            help: "when to use colour"),
        Setting(
            name: "plain", domain: .words(["off", "on"]), preset: "off", variable: "JUKE_PLAIN",
            help: "no symbols, padding or redrawing, as for screen readers"),
        Setting(
            name: "picker", domain: .words(["auto", "fzf", "built-in"]), preset: "auto",
            help: "how pick asks; auto: with fzf where it is installed"),
        Setting(
            name: "pager", domain: .words(["on", "off"]), preset: "on",
            help: "whether $PAGER shows what is taller than the screen"),
        Setting(
            name: "hints", domain: .words(["on", "off"]), preset: "on",
            help: "faint text after the cursor: a line typed before, or the usage"),
        Setting(
            name: "completion.catalogue", domain: .words(["off", "on"]), preset: "off",
            help: "whether a second Tab asks Spotify for names not seen yet"),
        Setting(
            name: "right-prompt", domain: .words(["off", "playing"]), preset: "off",
            help: "what the right edge shows; playing: what plays, as far as juke knows"),
        Setting(
            name: "title", domain: .words(["off", "on"]), preset: "off",
            help: "whether the window is named after the selection"),
        Setting(
            name: "links", domain: .words(["auto", "on", "off"]), preset: "auto",
            help: "whether names are links; auto: in terminals that can open them"),
        Setting(
            name: "history", domain: .words(["on", "off"]), preset: "on",
            help: "whether lines are kept for Up and Ctrl-R"),
        Setting(
            name: "editing-mode", domain: .words(["auto", "emacs", "vi"]), preset: "auto",
            help: "the keys of the prompt; auto: as .editrc says"),
        Setting(
            name: "mode", domain: .words(["development", "extended"]), preset: "development",
            help: "the quota mode of your Spotify app"),
        Setting(
            name: "device.default", domain: .text(example: "the name of a device"), preset: "",
            help: "where to play when no device is active"),
        Setting(
            name: "budget.pace", domain: .text(example: "standard, off, or requests a second"), preset: "standard",
            variable: "JUKE_PACE", help: "how fast requests may be sent: standard, off, or a number a second"),
        Setting(
            name: "client-id", domain: .text(example: "32 hexadecimal digits"), preset: "",
            variable: "JUKE_CLIENT_ID", help: "the client ID of your Spotify app"),
        Setting(
            name: "auth.method", domain: .words(AuthMethod.allCases.map(\.rawValue)), preset: AuthMethod.pkce.rawValue,
            variable: "JUKE_AUTH_METHOD", help: "how login gets its tokens"),
        Setting(
            name: "auth.redirect-uri", domain: .text(example: "http://127.0.0.1/callback"),
            preset: LoopbackRedirect.standard.description, help: "the redirect URI registered for your Spotify app"),
        Setting(
            name: "auth.secret-file", domain: .text(example: "a path"), preset: "",
            help: "a file that holds the client secret of your Spotify app"),
    ]

    /// A value, and where it was given.
    private struct Given: Sendable, Equatable {
        var name: String
        var origin: Origin
        var text: String
    }

    /// At most one entry for a name and an origin; all are kept, so that taking one back uncovers the next.
    private var given: [Given] = []

    /// Settings that all have their presets.
    package init() {}

    /// The value in force, and where it came from.
    package func value(_ name: String) -> (text: String, origin: Origin) {
        let latest = given.lazy.filter { $0.name == name }.max { $0.origin < $1.origin }
        if let latest { return (latest.text, latest.origin) }
        return (Self.all.first { $0.name == name }?.preset ?? "", .preset)
    }

    /// The value in force.
    package subscript(name: String) -> String { value(name).text }

    /// Gives the setting a value from one origin; nil takes that origin's value back.
    package mutating func set(_ name: String, to value: String?, from origin: Origin) {
        given.removeAll { $0.name == name && $0.origin == origin }
        if let value { given.append(Given(name: name, origin: origin, text: value)) }
    }

    /// Takes what the environment says, unknown values included: they are reported when they are used.
    package mutating func adopt(environment: [String: String]) {
        for setting in Self.all {
            guard let variable = setting.variable, let value = environment[variable], !value.isEmpty else { continue }
            let word = setting.domain.word(value)
            // Whatever else a variable that switches something on may hold, it is there.
            set(setting.name, to: setting.name == "plain" && word != "off" ? "on" : word, from: .environment)
        }
    }
}
