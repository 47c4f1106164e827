// What is said of the work that shells left which run no more.

import FoundationEssentials
import Library
import ShellCommands
import ShellTesting
import Testing

struct LeftWorkTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private static func record(_ number: Int, _ sentence: String, minutes: Double, inPlan: Bool = false) -> ChangeRecord
    {
        var record = ChangeRecord(
            Change(sentence, edits: []), at: now - minutes * 60, shell: "gone", state: inPlan ? .planned : .underWay)
        record.state = .stopped
        record.number = number
        return record
    }

    @Test func `a change that was cut off is said with the way back`() {
        let (old, new) = (
            Self.record(6, "save 50 tracks", minutes: 300), Self.record(7, "remove 1 double from Trip: −1", minutes: 5)
        )
        #expect(LeftWork.interrupted([], now: Self.now) == nil)
        #expect(
            LeftWork.interrupted([new], now: Self.now)
                == "A change was interrupted (5 min ago): remove 1 double from Trip: −1. log shows it, undo 7 takes it "
                + "back.")
        #expect(
            LeftWork.interrupted([old, new], now: Self.now)
                == "2 changes were interrupted, the last one 5 min ago: remove 1 double from Trip: −1. log shows them; "
                + "undo 7 takes it back.")
        #expect(
            LeftWork.interrupted([Self.record(8, "delete A\u{1B}[2J", minutes: 0, inPlan: true)], now: Self.now)
                == "A change was interrupted (just now): delete A[2J. log shows it, commit sends the rest.")
    }

    @Test func `a plan that was taken over is said with its age`() {
        let plan = Plan(opened: Self.now - 7200, records: [Self.record(1, "x", minutes: 1, inPlan: true)])
        #expect(
            LeftWork.adopted(plan, now: Self.now)
                == "A plan of 1 change is open (begun 2 h ago). plan shows it, commit sends it, abort drops it.")
    }

    @Test func `a plan that its prompt leaves open is said with what becomes of it`() {
        let record = Self.record(1, "x", minutes: 1, inPlan: true)
        let (one, two) = (Plan(opened: Self.now, records: [record]), Plan(opened: Self.now, records: [record, record]))
        #expect(
            LeftWork.left(one, isKept: true)
                == "The plan of 1 change is kept for the next prompt: commit sends it there, abort drops it.")
        #expect(
            LeftWork.left(two, isKept: false)
                == "The plan of 2 changes is gone, since the demo keeps nothing: commit before you exit.")
        #expect(LeftWork.left(Plan(opened: Self.now, records: []), isKept: true) == nil)
    }
}
