// An exchange that knows what will be asked: each request line once, with its answer. One that is not in the script
// is an error, and what was never asked can be checked at the end.

package import Exchange
package import HTTPTypes
import Synchronization

/// An exchange that follows a script.
package final class ScriptedExchange: Exchange {
    /// What happens to a request.
    package enum Answer: Sendable {
        case status(Int, String, [String: String])
        case fails(ExchangeError)
        /// No answer until the task is cancelled or the gate is opened.
        case waits(Gate, status: Int, String)

        package static func ok(_ body: String) -> Answer { .status(200, body, [:]) }
        package static func status(_ code: Int, _ body: String = "") -> Answer { .status(code, body, [:]) }
    }

    private struct State {
        var steps: [(line: String, answer: Answer)]
        var requests: [(request: HTTPRequest, body: [UInt8])] = []
    }
    private let state: Mutex<State>

    /// - Parameter steps: `GET /v1/me` and its answer, in the order they come.
    package init(_ steps: [(String, Answer)]) {
        state = Mutex(State(steps: steps.map { (line: $0.0, answer: $0.1) }))
    }

    /// The requests so far.
    package var requests: [HTTPRequest] { state.withLock { $0.requests.map(\.request) } }
    /// Their bodies.
    package var bodies: [String] { state.withLock { $0.requests.map { String(decoding: $0.body, as: UTF8.self) } } }
    /// The request lines that never came.
    package var unused: [String] { state.withLock { $0.steps.map(\.line) } }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let line = "\(request.method.rawValue) \(request.path ?? "/")"
        let answer = state.withLock { state -> Answer? in
            state.requests.append((request, body))
            guard let index = state.steps.firstIndex(where: { $0.line == line }) else { return nil }
            return state.steps.remove(at: index).answer
        }
        switch answer {
        case nil: throw .notSent(.unexpectedRequest(line))
        case .fails(let error)?: throw error
        case .status(let code, let text, let fields)?: return Self.response(code, text, fields)
        case .waits(let gate, let code, let text)?:
            guard await gate.wait() else { throw .cancelled }
            return Self.response(code, text, [:])
        }
    }

    private static func response(_ code: Int, _ text: String, _ fields: [String: String]) -> (HTTPResponse, [UInt8]) {
        var response = HTTPResponse(status: .init(code: code))
        for (name, value) in fields {
            guard let name = HTTPField.Name(name) else { continue }
            response.headerFields[name] = value
        }
        return (response, Array(text.utf8))
    }
}

/// Something to wait at until a test lets everyone through.
package actor Gate {
    private var isOpen = false
    private var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
    private var next = 0
    private var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    package init() {}

    /// True when the gate was opened, false when the task was cancelled.
    package func wait() async -> Bool {
        next += 1
        let number = next
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if isOpen || Task.isCancelled { return continuation.resume(returning: isOpen) }
                waiting[number] = continuation
                let ready = watchers.filter { $0.count <= waiting.count }
                watchers.removeAll { $0.count <= waiting.count }
                for watcher in ready { watcher.continuation.resume() }
            }
        } onCancel: {
            Task { await self.leave(number) }
        }
    }

    private func leave(_ number: Int) { waiting.removeValue(forKey: number)?.resume(returning: false) }

    /// Returns when so many wait.
    package func untilWaiting(_ count: Int) async {
        guard waiting.count < count else { return }
        await withCheckedContinuation { watchers.append((count, $0)) }
    }

    /// Lets everyone through.
    package func open() {
        isOpen = true
        for continuation in waiting.values { continuation.resume(returning: true) }
        waiting = [:]
    }
}
