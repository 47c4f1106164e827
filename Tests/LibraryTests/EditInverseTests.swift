// What reverses a change leads back to the list that was there, from wherever the change stopped; and where others have
// changed the list since, only by force, and then only what the change itself did.

import Arrangement
import FoundationEssentials
import Library
import SeededRandom
import Testing

struct EditInverseTests {
    private static let uri = RandomLists.playlist.uri

    private func record(_ edits: [Edit], done: Int? = nil, steps: Int = 0) -> ChangeRecord {
        var record = ChangeRecord(
            Change("change", edits: edits), at: Date(timeIntervalSince1970: 0), shell: "test",
            state: done == nil ? .done : .stopped)
        record.doneEdits = done ?? edits.count
        record.doneSteps = steps
        return record
    }

    @Test func `every change of a list can be taken back`() throws {
        for seed in 0..<UInt64(400) {
            let lists = RandomLists(seed: seed)
            let inverse = try lists.record().inverse(lists: [Self.uri: lists.result])
            #expect(RandomLists.applying(inverse, to: lists.result) == lists.there, "seed \(seed)")
        }
    }

    @Test func `one that stopped is taken back from where it stopped, also where the note is one step late`() throws {
        for seed in 0..<UInt64(200) {
            let lists = RandomLists(seed: seed)
            for steps in 0...lists.edit.steps.count {
                let now = try #require(lists.edit.entries(after: steps))
                for noted in max(0, steps - 1)...steps {
                    let inverse = try lists.record(steps: noted).inverse(lists: [Self.uri: now])
                    #expect(RandomLists.applying(inverse, to: now) == lists.there, "seed \(seed), step \(steps)")
                }
            }
        }
    }

    @Test func `of a save that stopped the lots that were sent are taken back, which are the last ones`() throws {
        let uris = (0..<100).map { "spotify:track:\($0)" }
        let stopped = record([.save(uris)], done: 0, steps: 1)
        #expect(try stopped.inverse(lists: [:]) == [.unsave(Array(uris[80...] + uris[40..<80]))])
    }

    @Test func `what was saved one by one is removed in lots, each kind by itself`() throws {
        let saved = record([.save(["spotify:track:a"]), .save(["spotify:track:b"]), .save(["spotify:album:c"])])
        #expect(
            try saved.inverse(lists: [:]) == [
                .unsave(["spotify:album:c"]), .unsave(["spotify:track:b", "spotify:track:a"]),
            ])
    }

    @Test func `what reverses an inverse is the change again`() throws {
        for seed in 0..<UInt64(200) {
            let lists = RandomLists(seed: seed)
            let undo = record(try lists.record().inverse(lists: [Self.uri: lists.result]))
            let redo = try undo.inverse(lists: [Self.uri: lists.there])
            #expect(RandomLists.applying(redo, to: lists.there) == lists.result, "seed \(seed)")
        }
    }

    @Test func `a list that was changed since is refused, and by force keeps what others did`() throws {
        for seed in 0..<UInt64(200) {
            let lists = RandomLists(seed: seed)
            var chance = SeededGenerator(seed: seed)
            var now = lists.result
            now.insert(.item("spotify:track:new"), at: Int.random(in: 0...now.count, using: &chance))
            #expect(throws: PlaylistChanged.self) { try lists.record().inverse(lists: [Self.uri: now]) }
            let inverse = try lists.record().inverse(lists: [Self.uri: now], isForced: true)
            let after = try #require(RandomLists.applying(inverse, to: now))
            let wanted = lists.there + [.item("spotify:track:new")]
            #expect(after.map(\.text).sorted() == wanted.map(\.text).sorted(), "seed \(seed)")
        }
    }

    @Test func `what was added at the end of a list is taken from there`() throws {
        let edit = ItemsEdit(RandomLists.playlist, appending: ["spotify:track:1", "spotify:track:2"], after: 2)
        let before: [Entry] = [.item("spotify:track:1"), .missing]
        let now = before + [.item("spotify:track:1"), .item("spotify:track:2")]
        let inverse = try record([.items(edit)]).inverse(lists: [Self.uri: now])
        #expect(RandomLists.applying(inverse, to: now) == before)
        // The song that was there before must go with its double and be put back.
        guard case .items(let items)? = inverse.first else {
            Issue.record("no change of entries")
            return
        }
        #expect(items.redated == 1)
    }

    @Test func `only the things that were sent go back, and the lot that may have been`() throws {
        let uris = (0..<100).map { "spotify:track:\($0)" }
        #expect(try record([.save(uris)]).inverse(lists: [:]) == [.unsave(uris)])
        #expect(try record([.unsave(uris)], done: 0, steps: 1).inverse(lists: [:]) == [.save(Array(uris.prefix(80)))])
        // What is saved is sent from the end, so that the first things come first.
        let lots = stride(from: 0, to: uris.count, by: 40).map { Array(uris[$0..<min($0 + 40, uris.count)]) }
        for steps in 0..<lots.count {
            #expect(
                try record([.save(uris)], done: 0, steps: steps).inverse(lists: [:])
                    == [.unsave(Array(lots.reversed().prefix(steps + 1).joined()))])
        }
    }

    @Test func `a playlist that was made is left as a whole, and what is not known is not put back`() throws {
        let made = EditedPlaylist(uri: Self.uri, name: "Road")
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        after.description = "new"
        let creation = record([
            .create(PlaylistCreation(made, isPublic: false)), .items(ItemsEdit(made, appending: ["a"], after: 0)),
            .describe(PlaylistDescription(made, before: before, after: after)),
        ])
        #expect(try creation.inverse(lists: [:]) == [.unsave([Self.uri])])
        #expect(
            try record([.describe(PlaylistDescription(made, before: before, after: after))]).inverse(lists: [:]) == [])
        before.description = "old"
        #expect(
            try record([.describe(PlaylistDescription(made, before: before, after: after))]).inverse(lists: [:])
                == [.describe(PlaylistDescription(made, before: after, after: before))])
        #expect(try record([.cover(PlaylistCover(made, jpeg: [1]))]).inverse(lists: [:]) == [])
        let rule = RuleEdit(name: "Week", before: nil, after: "liked")
        #expect(
            try record([.rule(rule)]).inverse(lists: [:]) == [
                .rule(RuleEdit(name: "Week", before: "liked", after: nil))
            ])
    }
}
