// Changes as rows: what waits in a plan (`plan`) and what was done (`log`). The name of such a row is the sentence of
// the change; its number is the one by which `undo` names it. Keeping changes is left to Library.

import Library
import Rows

/// What the row of a change is made of.
struct ChangeRow: Listable {
    let record: ChangeRecord

    var name: String { record.sentence }

    static var kind: RowKind { "change" }

    static let columns = Columns<ChangeRow>(
        [number, when, place, requests, receipt, undone, state, undoes, refused], hasSentences: true)

    // One by one, since the compiler does not finish all of them in one expression.
    private static let number: Column<ChangeRow> = .number("number", help: "by which undo names it") {
        $0.record.number
    }
    private static let when: Column<ChangeRow> = .date(
        "when", .shown(rank: 3), help: "when it was made, or planned"
    ) { PartialDate($0.record.at) }.aged
    private static let place: Column<ChangeRow> = .list(
        "where", help: "the playlists it changes; or library, player, rules"
    ) { $0.record.places }
    private static let requests: Column<ChangeRow> = .number(
        "requests", .shown(rank: 4, unit: Field.Unit("request", "requests")), help: "how many it took, or will take"
    ) { $0.record.state == .planned ? $0.record.costLeft : $0.record.requests }
    private static let receipt: Column<ChangeRow> = .text(
        "receipt", .shown(rank: 5), help: "what a look at the playlist showed afterwards, and how much was not taken"
    ) { $0.record.outcome }
    private static let undone: Column<ChangeRow> = .number(
        "undone", help: "the number of the change that took it back"
    ) { $0.record.undoneBy }
    private static let state: Column<ChangeRow> = .text(
        "state", .shown(rank: 2), help: "planned, under way, stopped after a part, done, or undone"
    ) { $0.record.stateWord }.silent(at: "done")
    private static let undoes: Column<ChangeRow> = .number(
        "undoes", help: "the number of the change that it took back"
    ) { $0.record.undoes }
    private static let refused: Column<ChangeRow> = .list("refused", help: "URIs that Spotify did not take") {
        $0.record.refused.isEmpty ? nil : $0.record.refused
    }
}

extension ChangeRecord {
    /// Where it changes something, each place once: the names of playlists, else `library`, `player` or `rules`.
    var places: [String] {
        var places: [String] = []
        for edit in edits {
            let place =
                switch edit {
                case .create(let creation): creation.playlist.name
                case .describe(let description): description.playlist.name
                case .cover(let cover): cover.playlist.name
                case .items(let items): items.playlist.name
                case .save, .unsave: "library"
                case .player: "player"
                case .rule: "rules"
                }
            if !places.contains(place) { places.append(place) }
        }
        return places
    }

    /// What a look showed afterwards, and how many entries Spotify did not take; nil where there is neither.
    fileprivate var outcome: String? {
        let missed = refused.isEmpty ? "" : "\(refused.count) not taken"
        let parts = [receipt, missed].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// How far it came, in words.
    fileprivate var stateWord: String {
        guard undoneBy == nil else { return "undone" }
        return switch state {
        case .planned: "planned"
        case .underWay: "under way"
        case .done: "done"
        case .stopped: "stopped"
        }
    }
}

extension Row {
    /// A change.
    init(_ record: ChangeRecord) { self.init(ChangeRow(record: record)) }
}
