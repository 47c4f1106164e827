// Lists and wanted lists made at random, for tests of what changes and restores them: doubles, local files and entries
// that are gone among them.

import Arrangement
import FoundationEssentials
import Library
import SeededRandom

struct RandomLists {
    static let playlist = EditedPlaylist(uri: "spotify:playlist:37i9dQZF1DX0XUsuxWHRQd", name: "Road")

    let there: [Entry]
    let edit: ItemsEdit
    /// The list after the edit.
    let result: [Entry]

    /// The lists of a seed.
    init(seed: UInt64, adds added: [String] = []) {
        var chance = SeededGenerator(seed: seed)
        let names = Int.random(in: 1...20, using: &chance)
        let there = (0..<Int.random(in: 0...16, using: &chance)).map { _ -> Entry in
            switch Int.random(in: 0..<12, using: &chance) {
            case 0: .missing
            case 1: .local("spotify:local:a:b:c:\(Int.random(in: 0...2, using: &chance))")
            default: .item("spotify:track:\(Int.random(in: 0..<names, using: &chance))")
            }
        }
        var wanted = there.indices.filter { _ in Int.random(in: 0..<4, using: &chance) > 0 }.map(Wanted.kept)
        if Bool.random(using: &chance) { wanted.shuffle(using: &chance) }
        let new = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
            "spotify:track:\(Int.random(in: 0..<names, using: &chance))"
        }
        for uri in new + added {
            wanted.insert(.added(uri), at: Int.random(in: 0...wanted.count, using: &chance))
        }
        let arrangement = Arrangement(of: there, into: wanted)
        self.there = there
        edit = ItemsEdit(Self.playlist, there: there, arrangement)
        result = arrangement.result
    }

    /// What the log has of it once so many of its steps are done.
    func record(steps: Int? = nil) -> ChangeRecord {
        var record = ChangeRecord(
            Change("change Road", edits: [.items(edit)]), at: .init(timeIntervalSince1970: 0), shell: "test",
            state: steps == nil ? .done : .stopped)
        record.doneEdits = steps == nil ? 1 : 0
        record.doneSteps = steps ?? 0
        return record
    }

    /// A list after the edits of an inverse.
    static func applying(_ edits: [Edit], to list: [Entry]) -> [Entry]? {
        edits.reduce(list) { list, edit in
            guard let list, case .items(let items) = edit else { return nil }
            return Arrangement.applying(items.steps, to: list)
        }
    }
}
