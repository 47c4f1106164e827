// Each rule of an edit by the smallest example of it, with the exact requests.

import Arrangement
import Testing

@Suite struct ArrangementTests {
    /// Entries by letters: `L` and `M` are local files, `-` is missing, all others are tracks.
    private func entries(_ letters: String) -> [Entry] {
        letters.map { letter in
            switch letter {
            case "-": .missing
            case "L", "M": .local("spotify:local:\(letter)")
            default: .item(String(letter))
            }
        }
    }

    private func letters(_ entries: [Entry]) -> String {
        entries.map { entry in
            switch entry {
            case .missing: "-"
            case .local(let uri): String(uri.suffix(1))
            case .item(let uri): uri
            }
        }.joined()
    }

    /// Plans, checks that the steps lead to the result, and compares all of the plan.
    private func expect(
        _ there: String, _ wanted: [Wanted], becomes result: String, _ steps: [Step], added: Int = 0, removed: Int = 0,
        moved: Int = 0, redated: [Int] = [], unremovable: [Int] = [], unaddable: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let plan = Arrangement(of: entries(there), into: wanted)
        #expect(plan.steps == steps, sourceLocation: sourceLocation)
        #expect(letters(plan.result) == result, sourceLocation: sourceLocation)
        #expect([plan.added, plan.removed, plan.moved] == [added, removed, moved], sourceLocation: sourceLocation)
        #expect(plan.redated == redated, sourceLocation: sourceLocation)
        #expect(plan.unremovable == unremovable, sourceLocation: sourceLocation)
        #expect(plan.unaddable == unaddable, sourceLocation: sourceLocation)
        #expect(plan.isEmpty == steps.isEmpty, sourceLocation: sourceLocation)
        #expect(Arrangement.applying(steps, to: entries(there)).map(letters) == result, sourceLocation: sourceLocation)
    }

    private func kept(_ places: Int...) -> [Wanted] { places.map(Wanted.kept) }

    // MARK: Nothing, everything

    @Test func whatIsThereAlreadyTakesNoRequest() {
        expect("", [], becomes: "", [])
        expect("abLa-", kept(0, 1, 2, 3, 4), becomes: "abLa-", [])
    }

    @Test func everythingGoesInLotsOfAHundred() {
        let uris = (0..<250).map { "t\($0)" }
        let plan = Arrangement(of: uris.map(Entry.item), into: [])
        #expect(
            plan.steps == [.remove(Array(uris[..<100])), .remove(Array(uris[100..<200])), .remove(Array(uris[200...]))])
        #expect(plan.result.isEmpty)
    }

    @Test func newEntriesComeInLotsOfAHundredAtTheirFinalPlaces() {
        let uris = (0..<200).map { "t\($0)" }
        let plan = Arrangement(of: entries("ab"), into: [.kept(0)] + uris.map(Wanted.added) + [.kept(1), .added("z")])
        #expect(
            plan.steps == [.add(Array(uris[..<100]), at: 1), .add(Array(uris[100...]), at: 101), .add(["z"], at: 202)])
        #expect(plan.result == [.item("a")] + uris.map(Entry.item) + [.item("b"), .item("z")])
    }

    // MARK: Removing

    @Test func oneRemovalTakesEveryCopy() {
        expect("abaca", kept(1, 3), becomes: "bc", [.remove(["a"])], removed: 3)
    }

    @Test func oneCopyOfSeveralCostsTheOthersTheirDates() {
        expect(
            "abaca", kept(0, 1, 3, 4), becomes: "abca", [.remove(["a"]), .add(["a"], at: 0), .add(["a"], at: 3)],
            added: 2, removed: 3, redated: [0, 4])
    }

    @Test func aNewCopyTakesThePartOfAnUnwantedOneAndSparesTheOthers() {
        expect(
            "abac", kept(0, 1, 3) + [.added("a")], becomes: "abca", [.move(start: 3, length: 1, before: 2)], moved: 1)
        // Too few new ones: the removal cannot be avoided.
        expect(
            "aaab", kept(0, 3) + [.added("a")], becomes: "aba",
            [.remove(["a"]), .add(["a"], at: 0), .add(["a"], at: 2)], added: 2, removed: 3, redated: [0])
    }

    @Test func anEntryWithoutKeptCopiesIsNewIfItIsSaidToBe() {
        expect(
            "ab", [.added("a"), .kept(1)], becomes: "ab", [.remove(["a"]), .add(["a"], at: 0)], added: 1, removed: 1)
    }

    // MARK: What cannot be removed or added

    @Test func unwantedLocalAndMissingEntriesStayAfterTheirPredecessors() {
        expect(
            "LaM-b", kept(4, 1), becomes: "LbaM-", [.move(start: 4, length: 1, before: 1)], moved: 1,
            unremovable: [0, 2, 3])
        expect("ab-c", kept(0, 3), becomes: "a-c", [.remove(["b"])], removed: 1, unremovable: [2])
        expect("a-", [], becomes: "-", [.remove(["a"])], removed: 1, unremovable: [1])
        // The predecessor of M is L, which is wanted elsewhere.
        expect("LMa", kept(2, 0), becomes: "aLM", [.move(start: 2, length: 1, before: 0)], moved: 1, unremovable: [1])
        // A predecessor that is removed and put back counts as one that stays.
        expect(
            "aLa", kept(0), becomes: "aL", [.remove(["a"]), .add(["a"], at: 0)], added: 1, removed: 2, redated: [0],
            unremovable: [1])
    }

    @Test func wantedLocalAndMissingEntriesMove() {
        expect("ab-L", kept(3, 2, 0, 1), becomes: "L-ab", movesTo: 2)
        expect("L-", kept(1, 0), becomes: "-L", [.move(start: 1, length: 1, before: 0)], moved: 1)
    }

    private func expect(_ there: String, _ wanted: [Wanted], becomes result: String, movesTo steps: Int) {
        let plan = Arrangement(of: entries(there), into: wanted)
        #expect(letters(plan.result) == result)
        #expect(plan.steps.count == steps)
        #expect(Arrangement.applying(plan.steps, to: entries(there)) == plan.result)
    }

    @Test func newLocalFilesAreLeftOut() {
        expect(
            "a", [.added("spotify:local:x"), .kept(0), .added("b"), .added("spotify:local:x")], becomes: "ab",
            [.add(["b"], at: 1)], added: 1, unaddable: ["spotify:local:x", "spotify:local:x"])
    }

    @Test func aPlaceThatIsWantedTwiceIsAddedTheSecondTime() {
        expect("ab", kept(0, 1, 0), becomes: "aba", [.add(["a"], at: 2)], added: 1)
        expect("L-", kept(0, 1, 0, 1), becomes: "L-", [])
    }

    @Test func placesThatDoNotExistAreLeftOut() {
        expect("a", kept(-1, 0, 1, .max, .min), becomes: "a", [])
    }

    // MARK: Moving

    @Test func neighboursMoveTogether() {
        expect("abcdef", kept(0, 4, 5, 1, 2, 3), becomes: "aefbcd", [.move(start: 4, length: 2, before: 1)], moved: 2)
        expect("abcdef", kept(2, 3, 4, 5, 0, 1), becomes: "cdefab", [.move(start: 0, length: 2, before: 6)], moved: 2)
    }

    @Test func ofTwoRunsTheShorterOneMoves() {
        expect("abcde", kept(3, 4, 0, 1, 2), becomes: "deabc", [.move(start: 3, length: 2, before: 0)], moved: 2)
        expect("abcde", kept(2, 3, 4, 0, 1), becomes: "cdeab", [.move(start: 0, length: 2, before: 5)], moved: 2)
    }

    @Test func blocksChangePlacesWhereThatTakesFewerMoves() {
        // Row by row it would take four: cbeda, cdabe, abcde.
        expect(
            "edcba", kept(4, 3, 2, 1, 0), becomes: "abcde",
            [
                .move(start: 0, length: 2, before: 4), .move(start: 1, length: 2, before: 5),
                .move(start: 0, length: 2, before: 4),
            ], moved: 4)
    }

    @Test func ofTwoWaysWithAsManyMovesTheOneWithFewRowsIsTaken() {
        expect(
            "abcdef", kept(5, 1, 2, 3, 4, 0), becomes: "fbcdea",
            [.move(start: 5, length: 1, before: 0), .move(start: 1, length: 1, before: 6)], moved: 2)
    }

    @Test func whatARemovalMakesNeighboursMovesAsOne() {
        expect(
            "abxcd", kept(3, 4, 0, 1), becomes: "cdab", [.remove(["x"]), .move(start: 2, length: 2, before: 0)],
            removed: 1, moved: 2)
    }

    @Test func removalsComeBeforeMovesAndAdditionsLast() {
        expect(
            "abcd", [.kept(3), .added("x"), .kept(0), .kept(2)], becomes: "dxac",
            [.remove(["b"]), .move(start: 2, length: 1, before: 0), .add(["x"], at: 1)], added: 1, removed: 1, moved: 1)
    }

    // MARK: Matching and comparison

    @Test func theKthCopyWantedIsTheKthCopyThere() {
        let there = entries("abaL--")
        #expect(Arrangement.matching(entries("aabaL-"), in: there) == kept(0, 2, 1) + [.added("a")] + kept(3, 4))
        #expect(
            Arrangement.matching(entries("LL---c"), in: there) == [
                .kept(3), .added("spotify:local:L"), .kept(4), .kept(5), .added("c"),
            ])
        #expect(Arrangement.matching([], in: there) == [])
    }

    @Test func oneByOneEachRowTakesARequest() {
        func requests(_ there: String, _ wanted: [Wanted]) -> Int {
            Arrangement.requestsOneByOne(of: entries(there), into: wanted)
        }
        #expect(requests("abcdef", kept(4, 5, 0, 1, 2, 3)) == 2)
        #expect(requests("abcdef", kept(5, 4, 3, 2, 1, 0)) == 5)
        #expect(requests("abcdef", kept(0, 3) + [.added("x"), .added("y")]) == 6)
        #expect(requests("abac", kept(0, 1, 3)) == 2)
        #expect(requests("ab", kept(0, 1)) == 0)
    }
}
