// `backup`: the library as one file that a person can read and that `restore` brings back. It comes from the own copy,
// so it needs no request; what the copy lacks is said rather than left out. The text is made in BackupText.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
import SpotifyAPI
import SpotifyAuth
import Text

/// Writes the library to a file.
package struct Backup: FirstCommand {
    static let file = Slot<String>.word("FILE", help: "the file to write", noun: "a file", candidates: .files)
    static let partial = CommandFlag(
        "partial", help: "write what the copy has, even if parts of the library are missing")
    static let yes = CommandFlag("yes", help: "replace the file without asking")

    package static let commandName = "backup"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "write your library to a file",
        details: """
            One JSON file with everything that the own copy has: liked songs, saved albums, shows, episodes and \
            audiobooks, followed artists, playlists with every entry, each with ID, name, place and dates, and your \
            rules. An entry a line, so that two backups can be compared. The login and the log of changes are not in \
            it. What Spotify shows to no app, the entries of other users' playlists, is missing. The file is for you \
            alone (mode 600) and is written as a whole or not at all. With --fresh the copy is brought up to date first.
            """,
        slots: [file.erased], options: [partial.spec, yes.spec],
        examples: [
            .init("backup library.json", "everything, into a file"),
            .init("backup library.json --dry-run", "what it would hold"),
        ],
        cost: "none; with --fresh what sync costs",
        occasionalScopes: [
            .readLibrary, .readPrivatePlaylists, .readCollaborativePlaylists, .readFollows, .readPlaybackPosition,
        ])

    let path: String
    let isPartial: Bool
    private(set) var isReplacing: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        path = try input.value(Self.file)
        isPartial = input.has(Self.partial)
        isReplacing = input.has(Self.yes)
    }

    /// Looks at the file, and asks where one would be lost.
    package func prepared(using services: Services) async throws -> Backup {
        var ready = self
        switch try await services.computer.files.look(path) {
        case .absent: break
        case .stream: ready.isReplacing = true
        case .file:
            guard !isReplacing, services.context.changes == .made else { break }
            guard services.console.audience == .person else { throw FileReplaced(path: path) }
            try await services.writer.confirm(
                "\(Sanitiser.clean(path)) already exists. Replace it?", isConfirmed: false)
            ready.isReplacing = true
        }
        return ready
    }

    /// Writes what the copy has.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let grant = try await services.authentication.tokens.grant() else { throw AuthError.notLoggedIn }
        if services.context.freshness == .fresh { try await refresh(services) }
        let contents = try await BackupContents(of: services.copy, rules: services.writer.rules())
        guard isPartial || contents.missing.isEmpty else { throw BackupError.incomplete(contents.missing) }
        let account = BackupText.Account(id: grant.userID ?? "", name: grant.displayName)
        let text = BackupText(contents, from: services.copy, of: account, at: services.time.now)
        let name = Sanitiser.clean(path)
        let summary = contents.summary.isEmpty ? "an empty library" : contents.summary
        let isMade = try await services.writer.change("write \(summary) to \(name)") {
            try await services.computer.files.writePrivately(path, isReplacing ? .replacing : .new) {
                try await text.next()
            }
        }
        guard isMade else { return Reply(.nothing) }
        let now = services.time.now
        let age = contents.asOf.map { ", as of " + AgeText.text(seconds: Int(now.timeIntervalSince($0))) } ?? ""
        return Reply(.note(StyledText("+ \(summary) written to \(name)\(age).\(Self.notes(contents))")))
    }

    /// Brings the copy up to date, and says what could not be read.
    private func refresh(_ services: Services) async throws {
        guard services.writer.makesChanges else { return }
        let sync = LibrarySync(SyncScope(), using: services)
        let report = try await services.copy.alone { try await sync.bringUpToDate() }
        for line in report.sentences(now: services.time.now) { services.console.report(.news(StyledText(line))) }
    }

    /// What the file lacks.
    private static func notes(_ contents: BackupContents) -> String {
        var notes = ""
        if !contents.missing.isEmpty { notes += " Missing: \(contents.missing.listed)." }
        switch contents.closedPlaylists {
        case 0: break
        case 1: notes += " 1 playlist of another user is in it by name alone: Spotify shows its entries to no app."
        case let count:
            notes +=
                " \(count) playlists of other users are in it by name alone: Spotify shows their entries to no app."
        }
        return notes
    }
}

extension [String] {
    /// `a, b and c`.
    var listed: String { WordList.text(self, "and") }
}
