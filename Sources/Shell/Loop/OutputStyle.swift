// How text looks on a port: its format, its width, colours and links, from the settings and from what the port is. Both
// are read for every line, since the terminal may have been resized since the last one. Making the text is left to
// Rendering.

import Exchange
import FoundationEssentials
import Rendering
import ShellCommands

/// The look of output under the present settings.
struct OutputStyle {
    private let settings: Settings
    private let environment: ShellEnvironment
    private let now: Date

    init(_ live: LiveSession, _ environment: ShellEnvironment) {
        settings = live.session.settings
        self.environment = environment
        now = live.services.time.now
    }

    /// The settings for what is written to a port, standard output for nil. Without a format it is a table on a
    /// terminal and TSV elsewhere (Language §10).
    func settings(
        format: OutputFormat?, columns: [String]?, heading: Heading? = nil, on port: (any OutputPort)? = nil
    ) -> OutputSettings {
        let port = port ?? environment.output
        let usual: OutputFormat = port.isTerminal ? .table : .tsv
        return OutputSettings(
            format: format ?? OutputFormat(rawValue: settings["output"]) ?? usual, width: port.width,
            isColoured: isColoured(port), isPlain: settings["plain"] == "on", isTerminal: port.isTerminal,
            showsLinks: showsLinks(port), columns: columns, now: Int(now.timeIntervalSince1970),
            heading: heading ?? settings.heading, tableHeading: heading ?? settings.tableHeading)
    }

    /// Whether colours are written to a port; `set color always` writes them to a file, too.
    func isColoured(_ port: any OutputPort) -> Bool {
        switch settings["color"] {
        case "always": true
        case "never": false
        default: port.isTerminal && !environment.forbidsColor
        }
    }

    /// Whether names are links: on a terminal only, as the escape sequences would be noise in a file.
    private func showsLinks(_ port: any OutputPort) -> Bool {
        guard port.isTerminal, settings["plain"] != "on" else { return false }
        return switch settings["links"] {
        case "on": true
        case "off": false
        default: environment.knowsLinks
        }
    }
}
