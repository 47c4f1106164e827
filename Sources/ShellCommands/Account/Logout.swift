// `logout`: forgets the login and what was learnt through it (Spotify's terms, SpotifyContract §8.8).

package import CommandLanguage
import Library
import Rendering
import SpotifyAuth

/// Logs out.
package struct Logout: FirstCommand {
    static let keepPlays = CommandFlag("keep-plays", help: "keep the plays that stats counts")

    package static let commandName = "logout"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "forget the login and everything cached",
        details: """
            Deletes the tokens of this profile, the rows that came with them, the own copy of your library, the log of \
            changes, which can no longer be undone, plans and rules, and the plays that `stats` counts. The client ID \
            of your app is kept for the next login. At Spotify the app stays allowed until you remove it at \
            spotify.com/account/apps.
            """,
        options: [keepPlays.spec],
        examples: [
            .init("logout", "delete the tokens of this profile"),
            .init("logout --keep-plays", "the same, but stats has something to count afterwards"),
        ], cost: "none", effect: .session)

    let keepsPlays: Bool

    package init(_ input: ParsedInput) throws(UsageError) { keepsPlays = input.has(Self.keepPlays) }

    /// Deletes the tokens and everything cached. Nothing is sent: Spotify has no request that takes a consent back,
    /// only a page in a browser.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        // A file that cannot be read as a login may still hold tokens, so it is deleted like one.
        let wasThere: Bool
        do { wasThere = try await services.authentication.tokens.grant() != nil } catch { wasThere = true }
        let lost = await lost(services)
        let isOut = try await services.writer.change("log out") {
            try await services.authentication.logOut()
            if !keepsPlays { await services.plays.forget() }
        }
        guard isOut else { return Reply(.nothing) }
        let sentence = (wasThere ? "Logged out." : "You were not logged in.") + lost
        return Reply(.note(StyledText(sentence)), changes: [.signedOut])
    }

    /// What the user has made that goes with the login, as a sentence; empty where there is none.
    private func lost(_ services: Services) async -> String {
        let handlers = services.writer.handlers
        var parts: [String] = []
        if await !services.copy.statuses().isEmpty { parts.append("your own copy of the library") }
        let changes = await handlers.log.records(limit: nil).count
        if changes > 0 { parts.append("the log of \(changes) change\(changes == 1 ? "" : "s")") }
        let waiting = await handlers.log.plan(of: handlers.shell)?.records.count ?? 0
        let rules = await handlers.log.rules().count
        let plays = keepsPlays ? 0 : await services.plays.count()
        parts += [(waiting, "planned change"), (rules, "rule"), (plays, "play")].filter { $0.0 > 0 }.map {
            count, word in
            "\(count) \(word)\(count == 1 ? "" : "s")"
        }
        return parts.isEmpty ? "" : " Deleted: \(parts.joined(separator: ", "))."
    }
}
