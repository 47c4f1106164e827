// Work that several tasks share: done once, its result for all of them, and who may end it.

import Exchange
import Synchronization
import Testing

struct SingleFlightTests {
    enum Failure: Error, Equatable { case cancelled, broken }
    typealias Flights = SingleFlight<String, Int, Failure>

    /// Work that ends when the test says so, and notes what happens to it.
    private final class Work: Sendable {
        private struct State {
            var lands: [@Sendable (Result<Int, Failure>) -> Void] = []
            var tasks: [Task<Void, Never>] = []
        }

        private let state = Mutex(State())
        private let beginnings = AsyncStream.makeStream(of: Int.self)

        /// How often it was started.
        var count: Int { state.withLock { $0.lands.count } }

        /// Starts a piece of work that only a cancellation ends by itself.
        func start(_ land: @escaping @Sendable (Result<Int, Failure>) -> Void) -> Task<Void, Never> {
            let task = Task { for await _ in AsyncStream<Never>.makeStream().stream {} }
            let number = state.withLock { state in
                state.lands.append(land)
                state.tasks.append(task)
                return state.lands.count
            }
            beginnings.continuation.yield(number)
            return task
        }

        /// Returns when the next piece has been started.
        func untilStarted() async { for await _ in beginnings.stream { return } }

        /// Ends the piece of that number with a result.
        func land(_ number: Int, _ outcome: Result<Int, Failure>) { state.withLock { $0.lands[number] }(outcome) }

        /// Returns when the piece of that number has been cancelled.
        func untilCancelled(_ number: Int) async { await state.withLock { $0.tasks[number] }.value }

        func isCancelled(_ number: Int) -> Bool { state.withLock { $0.tasks[number].isCancelled } }
    }

    private func waiter(_ flights: Flights, _ work: Work, key: String = "key") -> Task<Result<Int, Failure>, Never> {
        Task { await flights.outcome(for: key) { work.start($0) } }
    }

    /// Lets other tasks run until so many have had the chance to wait.
    private func letOthersWait() async { for _ in 0..<200 { await Task.yield() } }

    @Test(arguments: [Flights.Policy.neverCancelled, .whileWanted])
    func `tasks that want the same share one piece of work, others have their own`(policy: Flights.Policy) async {
        let (flights, work) = (Flights(policy, cancelled: .cancelled), Work())
        let first = waiter(flights, work)
        await work.untilStarted()
        let others = (0..<20).map { _ in waiter(flights, work) }
        await letOthersWait()
        let elsewhere = waiter(flights, work, key: "other")
        await work.untilStarted()
        #expect(flights.isUnderWay("key") && flights.isUnderWay("other") && !flights.isUnderWay("third"))
        work.land(0, .success(5))
        work.land(1, .failure(.broken))
        #expect(await first.value == .success(5))
        for other in others { #expect(await other.value == .success(5)) }
        #expect(await elsewhere.value == .failure(.broken))
        #expect(work.count == 2)
        #expect(!flights.isUnderWay("key"))
    }

    @Test func `a task that is cancelled leaves at once, and what must not be cancelled continues without any`() async {
        let (flights, work) = (Flights(.neverCancelled, cancelled: .cancelled), Work())
        let first = waiter(flights, work)
        await work.untilStarted()
        first.cancel()
        #expect(await first.value == .failure(.cancelled))
        #expect(flights.isUnderWay("key"))
        #expect(!work.isCancelled(0))
        // Who comes later joins it.
        let second = waiter(flights, work)
        await letOthersWait()
        work.land(0, .success(1))
        #expect(await second.value == .success(1))
        #expect(work.count == 1)
    }

    @Test(.timeLimit(.minutes(10)))
    func `what is done only while it is wanted is cancelled with the last task, not with the first`() async {
        let (flights, work) = (Flights(.whileWanted, cancelled: .cancelled), Work())
        let first = waiter(flights, work)
        await work.untilStarted()
        let second = waiter(flights, work)
        await letOthersWait()
        first.cancel()
        #expect(await first.value == .failure(.cancelled))
        #expect(!work.isCancelled(0))
        second.cancel()
        #expect(await second.value == .failure(.cancelled))
        await work.untilCancelled(0)
        #expect(!flights.isUnderWay("key"))
        // Work that was left ends after newer work has begun: its result is for no task.
        let third = waiter(flights, work)
        await work.untilStarted()
        work.land(0, .success(1))
        #expect(flights.isUnderWay("key"))
        work.land(1, .success(2))
        #expect(await third.value == .success(2))
    }

    @Test func `a task that is cancelled already starts nothing`() async {
        let (flights, work) = (Flights(.whileWanted, cancelled: .cancelled), Work())
        let outcome = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await flights.outcome(for: "key") { work.start($0) }
        }.value
        #expect(outcome == .failure(.cancelled))
        #expect(work.count == 0)
    }

    @Test func `what is under way can be waited for, and without any there is nothing to wait for`() async {
        let (flights, work) = (Flights(.neverCancelled, cancelled: .cancelled), Work())
        await flights.settle("key")
        let first = waiter(flights, work)
        await work.untilStarted()
        let settled = Task { await flights.settle("key") }
        await letOthersWait()
        work.land(0, .success(3))
        await settled.value
        #expect(await first.value == .success(3))
        #expect(work.count == 1)
    }
}
