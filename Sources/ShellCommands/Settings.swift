// Settings: what can be set, to what, and where each value came from. Flags beat the environment, that beats the
// start-up file, that beats the default (Architecture §9).

package import Prompting
package import Rendering
import SpotifyAuth

/// The values of all settings.
package struct Settings: Sendable, Equatable {
    /// Where a value came from; later cases beat earlier ones.
    package enum Origin: Int, Sendable, Comparable {
        /// From the weakest to the strongest; comparison uses the raw value, so the order of the cases matters.
        case preset, startupFile, environment, flag, session

        /// Whether the right one overrides the left.
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
        /// The word after `set`.
        package var name: String
        /// How a value for it is read.
        package var parser: SettingParser
        /// The value it has when it was never set.
        package var preset: String
        /// The environment variable that sets it.
        package var variable: String?
        /// What it does, as half a sentence for `help set` and the table of `set`.
        package var help: String
    }

    /// Everything that can be set, in the order `set` lists it.
    package static let all: [Setting] = beforeColours + colours + afterColours

    /// How the parts of the line look; the hint comes after them.
    private static let colours = (LineRole.allCases.dropFirst() + [.hint]).map { role in
        Setting(name: role.setting, parser: .style, preset: role.preset, help: role.help)
    }

    private static let beforeColours: [Setting] = [
        Setting(
            name: "output", parser: .words(["auto"] + OutputFormat.allCases.map(\.rawValue)), preset: "auto",
            help: "how rows are written"),
        Setting(
            name: "head", parser: .words(Heading.allCases.map(\.rawValue)), preset: Heading.auto.rawValue,
            help: "whether CSV and TSV begin with the names of the fields; auto: CSV"),
        Setting(
            name: "headings", parser: .words(Heading.allCases.map(\.rawValue)), preset: Heading.auto.rawValue,
            help: "whether columns have their names above them; auto: from ten rows on, on a terminal"),
        Setting(
            name: "color", parser: .words(["auto", "always", "never"]), preset: "auto",
            help: "when to use colour"),
        Setting(
            name: "plain", parser: .words(["off", "on"]), preset: "off", variable: "JUKE_PLAIN",
            help: "no symbols, padding or redrawing, as for screen readers"),
        Setting(
            name: "picker", parser: .words(["auto", "fzf", "built-in"]), preset: "auto",
            help: "how pick asks; auto: in a list under the prompt, built-in: by number"),
        Setting(
            name: "pager", parser: .words(["on", "off"]), preset: "on",
            help: "whether $PAGER shows what is taller than the screen"),
        Setting(
            name: "hints", parser: .words(["on", "off"]), preset: "on",
            help: "faint text after the cursor: the rest of a line or word, or the usage"),
    ]

    private static let afterColours: [Setting] = [
        Setting(
            name: "completion.catalogue", parser: .words(["off", "on"]), preset: "off",
            help: "whether a second Tab asks Spotify for names not seen yet"),
        Setting(
            name: "right-prompt", parser: .words(["off", "playing"]), preset: "off",
            help: "what the right edge shows; playing: what plays, as far as juke knows"),
        Setting(
            name: "prompt-marks", parser: .words(["auto", "on", "off"]), preset: "auto",
            help: "whether prompts and output are marked for the terminal; auto: where it uses that"),
        Setting(
            name: "title", parser: .words(["off", "on"]), preset: "off",
            help: "whether the window is named after the selection"),
        Setting(
            name: "links", parser: .words(["auto", "on", "off"]), preset: "auto",
            help: "whether names are links; auto: in terminals that can open them"),
        Setting(
            name: "history", parser: .words(["on", "off"]), preset: "on",
            help: "whether lines are kept for Up and Ctrl-R"),
        Setting(
            name: "editing-mode", parser: .words(["auto", "emacs", "vi"]), preset: "auto",
            help: "the keys of the prompt; auto: as .editrc says"),
        Setting(
            name: readOnlyName, parser: .words(["off", "on"]), preset: "off",
            help: "whether library and playlists may only be looked at"),
        Setting(
            name: dailySyncName, parser: .words(["off", "on"]), preset: "off",
            help: "whether the first prompt of a day brings the copy up to date"),
        Setting(
            name: offlineName, parser: .words(["off", "on"]), preset: "off", variable: "JUKE_OFFLINE",
            help: "whether nothing is sent: your own copy answers, and changes wait in a plan"),
        Setting(
            name: "mode", parser: .words(["development", "extended"]), preset: "development",
            help: "the quota mode of your Spotify app"),
        Setting(
            name: "device.default", parser: .deviceName, preset: "",
            help: "where to play when no device is active"),
        Setting(
            name: "budget.pace", parser: .pace, preset: "standard",
            variable: "JUKE_PACE", help: "how fast requests may be sent: standard, off, or a number a second"),
        Setting(
            name: "client-id", parser: .clientID, preset: "",
            variable: "JUKE_CLIENT_ID", help: "the client ID of your Spotify app"),
        Setting(
            name: "auth.method", parser: .words(AuthMethod.allCases.map(\.rawValue)), preset: AuthMethod.pkce.rawValue,
            variable: "JUKE_AUTH_METHOD", help: "how login gets its tokens"),
        Setting(
            name: "auth.redirect-uri", parser: .redirectURI,
            preset: LoopbackRedirect.standard.description, help: "the redirect URI registered for your Spotify app"),
        Setting(
            name: "auth.secret-file", parser: .path, preset: "",
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

    /// What one origin says; nil where it says nothing.
    func value(_ name: String, from origin: Origin) -> String? {
        given.first { $0.name == name && $0.origin == origin }?.text
    }

    /// The value in force.
    package subscript(name: String) -> String { value(name).text }

    /// Whether CSV and TSV begin with the names of the fields.
    package var heading: Heading { Heading(rawValue: self["head"]) ?? .auto }

    /// What the parts of a line being typed look like.
    package var lineTheme: LineTheme {
        var theme = LineTheme()
        for role in LineRole.allCases { theme[role] = LineStyle(self[role.setting]) }
        return theme
    }

    /// Whether tables on a terminal have the names of their columns above them.
    package var tableHeading: Heading { Heading(rawValue: self["headings"]) ?? .auto }

    /// Gives the setting a value from one origin; nil takes that origin's value back.
    package mutating func set(_ name: String, to value: String?, from origin: Origin) {
        given.removeAll { $0.name == name && $0.origin == origin }
        if let value { given.append(Given(name: name, origin: origin, text: value)) }
    }

    /// Takes what the environment says, and returns the variables whose text their setting does not take: those
    /// settings keep their values.
    package mutating func adopt(environment: [String: String]) -> [UnfitVariable] {
        var unfit: [UnfitVariable] = []
        for setting in Self.all {
            guard let variable = setting.variable, let text = environment[variable], !text.isEmpty else { continue }
            do throws(UnfitValue) {
                switch try setting.parser.read(text) {
                case .value(let value): set(setting.name, to: value, from: .environment)
                case .usual: break
                }
            } catch {
                let shown = setting.parser.isShown ? error.text : nil
                unfit.append(UnfitVariable(variable, text: shown, expected: error.expected))
            }
        }
        return unfit
    }
}
