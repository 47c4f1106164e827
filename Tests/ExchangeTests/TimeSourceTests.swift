// Time that is moved by hand, on which every test of waiting rests, and that of the machine.

import Exchange
import FoundationEssentials
import Testing

struct TimeSourceTests {
    @Test func `sleeping moves the clock by what was slept, and costs no time`() async throws {
        let time = ManualTime(Date(timeIntervalSince1970: 1000))
        try await time.sleep(for: .seconds(90))
        try await time.sleep(for: .milliseconds(250))
        #expect(time.now == Date(timeIntervalSince1970: 1090.25))
        #expect(time.sleeps == [.seconds(90), .milliseconds(250)])
        time.advance(by: .seconds(-1090))
        #expect(time.now == Date(timeIntervalSince1970: 0.25))
    }

    @Test func `a sleep of a task that was cancelled ends with an error and moves nothing`() async {
        let time = ManualTime(Date(timeIntervalSince1970: 0))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await time.sleep(for: .seconds(1))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(time.sleeps.isEmpty)
        #expect(time.now == Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: [
        (Duration.seconds(3), 3.0), (.milliseconds(1500), 1.5), (.zero, 0), (.milliseconds(-250), -0.25),
        (.nanoseconds(1), 1e-9),
    ])
    func `a duration has its fraction in seconds`(duration: Duration, seconds: Double) {
        #expect(abs(duration.inSeconds - seconds) < 1e-15)
    }

    @Test func `the time of the machine moves by itself, and a sleep there ends with its task`() async {
        let (before, now, after) = (Date(), SystemTime().now, Date())
        #expect(before <= now && now <= after)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await SystemTime().sleep(for: .seconds(3600))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
