// Another order for what is on a playlist, with the fewest requests: moves, which lose nothing, or where the user wants
// that and it takes less, the whole list replaced. Which order is wanted is decided by the commands, which moves bring
// it about by Arrangement.

import Arrangement
import CommandLanguage
package import Library
import Rendering
import Rows
import SpotifyAPI
import Text

/// Brings the entries of a playlist into another order.
struct PlaylistReordering: Sendable {
    static let rewrite = CommandFlag(
        "rewrite", help: "replace all where that takes fewer requests; dates can be lost")
    static let yes = CommandFlag("yes", help: "do not ask")

    /// How the order came about.
    enum Outcome: Sendable, Hashable {
        case alreadySo
        case moved(Int)
        case rewritten
    }

    /// So many moves are made without a question.
    static let mostUnasked = 50

    let contents: PlaylistContents
    /// The places of all entries, in the order that is wanted.
    let order: [Int]

    /// The order that these places have here. An entry that is gone has no row, and follows the one that it follows
    /// now.
    init(_ contents: PlaylistContents, places: [Int]) {
        self.contents = contents
        var followers = [[Int]](repeating: [], count: contents.slots.count + 1)
        var preceding = 0
        for (place, slot) in contents.slots.enumerated() {
            if slot.shown == nil { followers[preceding].append(place) } else { preceding = place + 1 }
        }
        order = followers[0] + places.flatMap { [$0] + followers[$0 + 1] }
    }

    /// Makes it so, with the fewest requests.
    ///
    /// - Parameters:
    ///   - sentence: what is done, as it follows "Would": `sort Road Songs by year`.
    ///   - mayRewrite: whether the list may be replaced where that takes fewer requests than moves.
    ///   - isConfirmed: whether the user has agreed already.
    func perform(
        _ sentence: String, mayRewrite: Bool, isConfirmed: Bool, using services: Services
    ) async throws -> Outcome {
        let entries = contents.entries
        let arrangement = Arrangement(of: entries, into: order.map(Wanted.kept))
        guard !arrangement.isEmpty else { return .alreadySo }
        let moves = ItemsEdit(contents.playlist, there: entries, arrangement)
        let rewriting = ItemsEdit(contents.playlist, there: entries, rewrittenInto: arrangement.result)
        if mayRewrite, (entries.count + Limits.playlistEdit - 1) / Limits.playlistEdit < moves.steps.count {
            guard let rewriting else { throw RewriteImpossible(contents) }
            let change = change("\(sentence), rewritten", rewriting)
            let loss = "All \(entries.count) entries may lose their dates and who added them."
            try await agree(to: change, loss, isConfirmed: isConfirmed, using: services)
            try await services.writer.perform(change)
            return .rewritten
        }
        let change = change(sentence, moves)
        if moves.steps.count > Self.mostUnasked || isConfirmed {
            var words = "It takes \(moves.steps.count) moves"
            if let rewriting {
                words += "; with --rewrite \(Edit.items(rewriting).cost) requests, but entries may lose their dates"
            }
            try await agree(to: change, words + ".", isConfirmed: isConfirmed, using: services)
        }
        try await services.writer.perform(change)
        return .moved(moves.steps.count)
    }

    private func change(_ sentence: String, _ edit: ItemsEdit) -> Change {
        Change("\(sentence): \(edit.counts.text)", edits: [.items(edit)], readAt: contents.readAt)
    }

    /// Asks the user; `--yes` says in a script that so many requests are meant.
    private func agree(
        to change: Change, _ words: String, isConfirmed: Bool, using services: Services
    ) async throws {
        let question = "This would \(Sanitiser.clean(change.sentence))\(change.costNote). \(words) Continue?"
        try await services.writer.confirm(question, isConfirmed: isConfirmed, spending: change.cost)
        if isConfirmed { await RequestAllowance.current?.allow(change.cost) }
    }

    /// What is reported of it.
    ///
    /// - Parameters:
    ///   - done: what was done: `Sorted Road Songs by year`.
    ///   - already: what is so where nothing had to be done.
    func note(of outcome: Outcome, done: String, already: String) -> StyledText {
        let count = [Row].countedEntries(contents.slots.count)
        switch outcome {
        case .alreadySo: return StyledText("\(already) (\(count)).")
        case .moved(let moves): return StyledText("↕ \(done): \(moves) move\(moves == 1 ? "" : "s") (\(count)).")
        case .rewritten: return StyledText("↕ \(done): rewritten (\(count)).")
        }
    }
}

/// The error of a playlist that cannot be rewritten, since some of it could not be put back.
package struct RewriteImpossible: Error, Sendable, Hashable {
    /// The playlist.
    package let playlist: EditedPlaylist
    /// How many files of a device are on it.
    package let files: Int
    /// How many entries of it are gone.
    package let gone: Int

    init(_ contents: PlaylistContents) {
        playlist = contents.playlist
        files = contents.entries.count { if case .local = $0 { true } else { false } }
        gone = contents.entries.count { $0 == .missing }
    }
}
