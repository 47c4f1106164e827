// The session as completion sees it: a copy that the loop renews after every pipeline, read from the editor's thread
// without waiting for anything. Beside it stand the names of everything ever seen, and the listings of the last
// closed shell.

package import CommandLanguage
package import Library
package import Prompting
package import Rows
package import ShellCommands
import Synchronization
import Text

/// What Tab knows of the session.
package final class SessionSnapshot: Sendable {
    private let session: Mutex<Session>
    let inherited: @Sendable () -> [Listing]
    let seen: @Sendable () -> SortedNames
    private let profiles: @Sendable () -> [String]

    package init(
        _ session: Session, inherited: @escaping @Sendable () -> [Listing],
        seen: @escaping @Sendable () -> SortedNames = { SortedNames() },
        profiles: @escaping @Sendable () -> [String] = { [] }
    ) {
        self.profiles = profiles
        self.session = Mutex(session)
        self.inherited = inherited
        self.seen = seen
    }

    /// Renews the copy.
    package func renew(_ session: Session) { self.session.withLock { $0 = session } }

    /// The candidates for a question of completion.
    package func candidates(_ query: CandidateQuery) -> [Candidate] {
        let session = session.withLock { $0 }
        let words = query.source.split(separator: " ").map(String.init)
        let rest = words.dropFirst()
        return switch words.first {
        case "rows": rows(rest.map { RowKind(rawValue: $0) }, typed: query.text, in: session)
        case "devices": devices(in: session)
        case "setting": settingValues(of: query.words.first, in: session)
        case "fields": fields(of: query.kinds, in: session)
        case "operators": operators(for: rest.joined(separator: " "), of: query.kinds)
        case "values": values(of: rest.joined(separator: " "), kinds: query.kinds, in: session)
        case "aliases":
            session.aliases.sorted { $0.key < $1.key }.map { Candidate($0.key, summary: Sanitiser.clean($0.value)) }
                + session.functions.keys.sorted().map { Candidate($0, summary: "function") }
        case "variables":
            (session.variables.keys.filter { $0 != "@" } + session.rowVariables.keys).sorted().map { Candidate($0) }
        case "profiles": profiles().map { Candidate($0) }
        default: []
        }
    }

    /// Devices that were listed, in this shell or in the last one.
    func devices(in session: Session) -> [Candidate] {
        session.devices.map { Self.named($0, summary: "device") }
    }

    private func settingValues(of name: String?, in session: Session) -> [Candidate] {
        guard let setting = Settings.all.first(where: { $0.name == name }) else { return [] }
        let back = Candidate("default", summary: "the value it had before")
        switch setting.domain {
        case .words(let words):
            let now = session.settings[setting.name]
            return words.map { Candidate($0, summary: $0 == now ? "the value now" : "") } + [back]
        case .text:
            return (setting.name == "device.default" ? devices(in: session) : []) + [back]
        }
    }
}
