// `restore`: brings back what a backup has and the account lacks, as one change like any other. What is missing is
// worked out in Restoring; here the user learns what cannot come back and what it costs, and is asked once.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Prompting
import Rendering
import Rows
import SpotifyAPI
import Text

/// Brings a library back from a file.
package struct Restore: FirstCommand {
    static let file = Slot<String>.word("FILE", help: "a file that backup wrote", noun: "a file", candidates: .files)
    static let only = CommandOption<Set<BackupPart>>(
        "only", value: "WHAT", help: "only these parts, with commas: \(WordList.text(BackupPart.words, "or"))",
        candidates: .words(BackupPart.words.map { Candidate($0) }),
        parse: { word throws(UsageError) in
            var parts: Set<BackupPart> = []
            for name in word.text.split(separator: ",") {
                guard let named = BackupPart.named(String(name)) else {
                    throw UsageError(
                        .invalidValue(String(name), expected: WordList.text(BackupPart.words, "or")), at: word.span)
                }
                parts.formUnion(named)
            }
            guard !parts.isEmpty else { throw UsageError(.nothingGiven(slot: "WHAT"), at: word.span) }
            return parts
        })
    static let exactOrder = CommandFlag("exact-order", help: "save one thing a request, so that their order is kept")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "restore"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "bring back what a backup has",
        details: """
            What is in the account already stays as it is and does not come twice, so that the same file can be \
            restored again, after an interruption, too. A playlist of yours that is there gets back what is missing on \
            it, one that was deleted is followed again, and in another account playlists are made under their names. \
            Playlists of others are followed. Added dates, who added what, and files of a device cannot come back. \
            Several songs saved by one request come back in no order among themselves; --exact-order sends one a \
            request. All of it is one change for undo.
            """,
        slots: [file.erased], options: [only.spec, exactOrder.spec, yes.spec],
        examples: [
            .init("restore library.json --dry-run", "what it would change, and what cannot come back"),
            .init("restore library.json", "everything that is missing"),
            .init("restore library.json --only liked,playlists", "these alone"),
        ],
        cost: "1 a page of 50 of each list that is there, 1 for 40 things to save, and 3 and more for a new playlist",
        scopes: [.readLibrary, .readFollows, .readPrivatePlaylists],
        occasionalScopes: [
            .readCollaborativePlaylists, .modifyLibrary, .modifyFollows, .modifyPublicPlaylists,
            .modifyPrivatePlaylists,
        ], effect: .library, shownBy: "log")

    let path: String
    let parts: Set<BackupPart>
    let keepsOrder: Bool
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        path = try input.value(Self.file)
        parts = try input.value(Self.only) ?? Set(BackupPart.allCases)
        keepsOrder = input.has(Self.exactOrder)
        isConfirmed = input.has(Self.yes)
    }

    /// Reads the file before the first request, works out what is missing, asks, and makes the change.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let bytes = try await services.computer.files.read(path, BackupFile.largest + 1)
        let backup = try BackupFile(bytes, from: path)
        guard parts.contains(where: { backup.has($0) }) else {
            throw BackupError.nothingInIt(path: path, ofPart: parts.count < BackupPart.allCases.count)
        }
        let restoring = Restoring(backup: backup, parts: parts, keepsOrder: keepsOrder, services: services)
        let plan = try await restoring.plan()
        let name = Sanitiser.clean(path)
        guard !plan.isEmpty else {
            say(plan.losses, services)
            return Reply(
                .note(
                    StyledText("Everything in \(name) is here already\(plan.losses.isEmpty ? "." : ", but for that.")"))
            )
        }
        if services.writer.makesChanges {
            try await services.checkPermission(for: plan.edits, of: Self.commandName)
        }
        var change = Change("restore \(plan.summary) from \(name)", edits: plan.edits, readAt: plan.readAt)
        change.leavesOutRefused = true
        say(["From the backup of \(Self.owner(backup)), made \(Self.age(backup, services)):"] + plan.losses, services)
        sayOrder(of: plan, services)
        try await services.writer.confirm(
            "Restore \(plan.summary)\(change.costNote)?", isConfirmed: isConfirmed, spending: change.cost)
        let result: ChangeResult
        do {
            result = try await services.writer.perform(change)
        } catch let error as PartialChange {
            say(["To continue where it stopped, run the same line again."], services)
            throw error
        }
        if case .made(let record?) = result, !record.refused.isEmpty {
            throw EntriesRefused(names: backup.names(of: record.refused))
        }
        return Reply(.note(StyledText("+ Restored \(plan.summary). To take it back: undo")))
    }

    /// Says in which order saved things come back, where that could be another.
    private func sayOrder(of plan: RestorePlan, _ services: Services) {
        let parts = BackupPart.allCases.filter { $0.isOrdered && (plan.saved[$0] ?? 0) > 1 }
        guard !keepsOrder, !parts.isEmpty else { return }
        let single = parts.reduce(0) { $0 + (plan.saved[$1] ?? 0) }
        say(
            [
                "Things that one request saves come back in no order among themselves, 40 at a time. To keep it: "
                    + "--exact-order (\(single) requests for these)"
            ], services)
    }

    private func say(_ lines: [String], _ services: Services) {
        for line in lines { services.console.report(.news(StyledText(Sanitiser.clean(line)))) }
    }

    private static func owner(_ backup: BackupFile) -> String {
        backup.account.name ?? (backup.account.id.isEmpty ? "an unknown account" : backup.account.id)
    }

    /// When it was made; as it is in the file where that is no moment.
    private static func age(_ backup: BackupFile, _ services: Services) -> String {
        guard let moment = PartialDate(backup.made), moment.secondOfDay != nil else { return "at an unknown time" }
        return AgeText.text(
            seconds: Int(services.time.now.timeIntervalSince1970) - moment.secondsSince1970)
    }
}

extension BackupFile {
    /// What these URIs are called; the URI itself where the file has no name for it.
    func names(of uris: [String]) -> [String] {
        var names: [String: String] = [:]
        for uri in uris { names[uri] = uri }
        func note(_ uri: String?, _ name: String?) {
            if let uri, let name, names[uri] == uri { names[uri] = name }
        }
        for entry in lists.values.lazy.flatMap(\.entries) { note(entry.uri, entry.name) }
        for playlist in playlists?.entries ?? [] {
            note(playlist.uri, playlist.name)
            for entry in playlist.entries ?? [] { note(entry.uri, entry.name) }
        }
        return uris.map { names[$0] ?? $0 }
    }

    /// Whether it has anything of a part.
    func has(_ part: BackupPart) -> Bool {
        switch part {
        case .playlists: playlists?.entries.isEmpty == false
        case .rules: !rules.isEmpty
        case .liked, .albums, .shows, .episodes, .audiobooks, .artists: lists[part]?.entries.isEmpty == false
        }
    }
}
