// What steps do to a list, and which do not fit it.

import Arrangement
import Testing

@Suite struct ApplyingTests {
    private let list: [Entry] = [
        .item("a"), .item("b"), .local("spotify:local:x"), .item("a"), .missing, .item("c"),
    ]

    @Test(arguments: [
        (Step.remove(["a"]), [1, 2, 4, 5]),
        (.remove(["c", "a"]), [1, 2, 4]),
        (.add(["d", "a"], at: 0), [nil, nil, 0, 1, 2, 3, 4, 5]),
        (.add(["d"], at: 2), [0, 1, nil, 2, 3, 4, 5]),
        (.add(["d"], at: 6), [0, 1, 2, 3, 4, 5, nil]),
        (.move(start: 1, length: 2, before: 5), [0, 3, 4, 1, 2, 5]),
        (.move(start: 1, length: 2, before: 6), [0, 3, 4, 5, 1, 2]),
        (.move(start: 3, length: 3, before: 1), [0, 3, 4, 5, 1, 2]),
        (.move(start: 5, length: 1, before: 0), [5, 0, 1, 2, 3, 4]),
        (.move(start: 1, length: 3, before: 1), [0, 1, 2, 3, 4, 5]),
        (.move(start: 1, length: 3, before: 2), [0, 1, 2, 3, 4, 5]),
        (.move(start: 1, length: 3, before: 4), [0, 1, 2, 3, 4, 5]),
        (.replace(["d", "a", "d"]), [nil, nil, nil]),
    ])
    func follows(step: Step, places: [Int?]) {
        #expect(Arrangement.places(after: [step], of: list) == places)
        var new: [Entry] = []
        if case .add(let uris, _) = step { new = uris.map(Entry.item) }
        if case .replace(let uris) = step { new = uris.map(Entry.item) }
        var next = new.makeIterator()
        #expect(Arrangement.applying([step], to: list) == places.compactMap { $0.map { list[$0] } ?? next.next() })
    }

    /// One more than fits a request.
    private static let tooMany = (0...100).map(String.init)

    /// Steps that no list takes, or not this one.
    private static let unfit: [Step] = [
        .remove([]), .remove(["a", "a"]), .remove(["z"]), .remove(["a", "z"]), .remove(["spotify:local:x"]),
        .remove(tooMany), .add([], at: 0), .add(["d"], at: 7), .add(["d"], at: -1),
        .add(["spotify:local:y"], at: 0), .add(tooMany, at: 0), .replace([]), .replace(["spotify:local:y"]),
        .replace(tooMany),
    ]

    /// Moves beyond the ends of the list, and of nothing.
    private static let unfitMoves: [Step] = [
        .move(start: -1, length: 1, before: 3), .move(start: 0, length: 0, before: 3),
        .move(start: 5, length: 2, before: 0), .move(start: 0, length: 7, before: 0),
        .move(start: 0, length: 1, before: 7), .move(start: 1, length: 1, before: -1),
        .move(start: 1, length: .max, before: 0), .move(start: .max, length: 1, before: 0),
    ]

    @Test(arguments: unfit + unfitMoves)
    func refuses(step: Step) {
        #expect(Arrangement.applying([step], to: list) == nil)
        #expect(Arrangement.places(after: [.add(["d"], at: 0), .remove(["d"]), step], of: list) == nil)
    }

    @Test func aHundredAtOnceFit() {
        let uris = (0..<100).map(String.init)
        #expect(Arrangement.applying([.add(uris, at: 0), .remove(uris)], to: list) == list)
    }

    @Test func rewritingTakesARequestForAHundred() {
        let uris = (0..<250).map(String.init)
        let steps = Arrangement.rewriting(uris)
        #expect(
            steps == [
                .replace(Array(uris[..<100])), .add(Array(uris[100..<200]), at: 100),
                .add(Array(uris[200...]), at: 200),
            ])
        #expect(Arrangement.applying(steps, to: list) == uris.map(Entry.item))
    }

    @Test func noStepsChangeNothing() {
        #expect(Arrangement.applying([], to: list) == list)
        #expect(Arrangement.places(after: [], of: []) == [])
    }
}
