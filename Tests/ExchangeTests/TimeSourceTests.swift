// Time that is moved by hand, on which every test of waiting rests.

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

    /// Another attempt is made only where it could end better: a wrong address stays wrong.
    @Test(arguments: [
        (TransportFault.unreachable("h"), true), (.timedOut, true), (.connectionLost, true),
        (.unknownHost("h"), false), (.insecure("x"), false), (.unencrypted(host: "h"), false),
        (.unusableAddress("h"), false), (.unusableProxy(variable: "P"), false),
        (.unusableCertificates(variable: "C"), false), (.tooLarge, false), (.damagedAnswer, false),
        (.unexpectedRequest("GET /"), false),
    ])
    func `a fault says whether it may pass`(fault: TransportFault, mayPass: Bool) {
        #expect(fault.mayPass == mayPass)
    }
}
