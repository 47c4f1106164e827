// What `set completion.catalogue on` allows: one small search for a name that was never seen, when the user presses Tab
// a second time (Language §11). Its answer goes where the names of all answers go, and completion then finds it there.
// The budget applies as for any line, and the user is not asked to exceed it.

package import CommandLanguage
import ShellCommands
import SpotifyAPI
import SpotifyModel
import Synchronization

/// Searches for more names for completion, once there is a shell whose login and settings say whether it may.
package final class CatalogueLookup: Sendable {
    private let shell = Mutex<RunningShell?>(nil)

    /// A look-up that finds nothing until it is opened: the editor is made before the shell.
    package init() {}

    /// Says whose login and settings it works with.
    package func open(_ running: RunningShell) { shell.withLock { $0 = running } }

    /// Searches for names that fit what is typed; returns whether there was an answer.
    package func learn(_ query: CandidateQuery) async -> Bool {
        guard let shell = shell.withLock({ $0 }) else { return false }
        return await Self.search(for: query, in: shell.session, using: shell.services)
    }

    /// One search for what is being typed, where the settings allow it.
    private static func search(
        for query: CandidateQuery, in session: Session, using services: Services
    ) async -> Bool {
        guard case .rows(let names) = query.source else { return false }
        let kinds = names.compactMap(ItemKind.init(rawValue:)).filter { ItemKind.searchable.contains($0) }
        guard session.settings["completion.catalogue"] == "on", !session.settings.isOffline, session.account != nil,
            !kinds.isEmpty,
            query.text.utf8.count >= shortest, query.text.utf8.count <= longest
        else { return false }
        var client = services.spotify.client
        client.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        let limit = Limits.search(client.mode)
        let pace = Pace(setting: session.settings["budget.pace"]) ?? .standard
        let asking = client
        let answer = await RequestAllowance.$current.withValue(RequestAllowance(pace: pace, maximum: 1)) {
            try? await asking.send(.search(query: query.text, kinds: kinds, limit: limit, offset: 0))
        }
        return answer != nil
    }

    /// Fewer bytes than this would match almost every name.
    private static let shortest = 2
    /// A text of more bytes is no beginning of a name.
    private static let longest = 100
}
