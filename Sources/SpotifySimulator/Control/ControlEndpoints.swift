// `/simulator/…`: the controls with which tests of other programs change the service while it runs, over HTTP
// because they have no other way in. They speak JSON, need no token, meet no fault, and leave no entry in the
// log. They are closed unless the configuration opens them.

import FoundationEssentials
import HTTPTypes

/// The controls of the simulator. A test of a client in any language would move the clock past the end of a
/// token and count the refreshes:
///
///     POST   /simulator/clock      {"advance_seconds": 3600}
///     DELETE /simulator/requests
///     GET    /simulator/requests   {"requests": [{"method": "POST", "path": "/api/token", …}]}
enum ControlEndpoints {
    /// Why a control did nothing, in words for the person who wrote the request.
    struct Refusal: Error {
        let text: String
        var status = HTTPResponse.Status.badRequest
    }

    /// The answer to a control request; `nil` for every other request.
    static func answer(_ request: WireRequest, in state: inout SimulatorState, now: Date) -> WireAnswer? {
        guard state.configuration.allowsControl, request.segments.first == "simulator" else { return nil }
        do throws(Refusal) {
            let answer = try act(request, on: &state, now: now)
            if request.method != .get { state.changes += 1 }
            return .json(answer, spacing: .indented)
        } catch {
            return .json(["error": .string(error.text)], status: error.status)
        }
    }

    /// Chooses the control by name and method.
    private static func act(
        _ request: WireRequest, on state: inout SimulatorState, now: Date,
    ) throws(Refusal) -> JSONValue {
        switch (request.segments.dropFirst().first, request.method) {
        case ("world", .get): return ControlWorld.json(state, now: now)
        case ("world", .put):
            try ControlWorld.change(try body(request), in: &state)
            return ControlWorld.json(state, now: now)
        case ("switches", .get): return ControlSwitches.json(state.configuration)
        case ("switches", .put):
            try ControlSwitches.change(try body(request), in: &state.configuration)
            return ControlSwitches.json(state.configuration)
        case ("clock", .get): return clock(now)
        case ("clock", .post): return clock(now + (try advance(try body(request), in: &state)))
        case ("faults", _): return try faults(request, in: &state)
        case ("requests", .get): return ControlRequests.json(state.log)
        case ("requests", .delete):
            state.clearLog()
            return ControlRequests.json([])
        case (let name?, _) where names.contains(name): throw wrongMethod(request)
        case (_, _):
            throw Refusal(text: "There are \(names.joined(separator: ", ")) below /simulator", status: .notFound)
        }
    }

    /// `PUT` replaces the faults, `POST` adds to them, `DELETE` clears them.
    private static func faults(
        _ request: WireRequest, in state: inout SimulatorState,
    ) throws(Refusal) -> JSONValue {
        switch request.method {
        case .get: break
        case .put: state.faults = try ControlFaults.read(try body(request))
        case .post: state.faults += try ControlFaults.read(try body(request))
        case .delete: state.faults = []
        case _: throw wrongMethod(request)
        }
        return ControlFaults.json(state)
    }

    /// 405 with the method that was used.
    private static func wrongMethod(_ request: WireRequest) -> Refusal {
        Refusal(text: "Not with \(request.method.rawValue)", status: .methodNotAllowed)
    }

    /// The farthest the clock can be moved: a century, in seconds. Dates far beyond overflow the
    /// formats they are written in.
    private static let farthest = 3.2e9

    /// The names below `/simulator`.
    private static let names = ["world", "switches", "clock", "faults", "requests"]

    /// The body as JSON.
    private static func body(_ request: WireRequest) throws(Refusal) -> JSONValue {
        guard let body = JSONValue.reading(request.body) else { throw Refusal(text: "The body is no JSON") }
        return body
    }

    /// Moves the clock by `advance_seconds`, and returns that number.
    private static func advance(_ body: JSONValue, in state: inout SimulatorState) throws(Refusal) -> Double {
        guard let seconds = body["advance_seconds"]?.asNumber else {
            throw Refusal(text: "advance_seconds is a number")
        }
        guard abs(state.clockOffset + seconds) <= farthest else { throw Refusal(text: "That is too far away") }
        state.clockOffset += seconds
        return seconds
    }

    /// The service's time, as text and in Unix milliseconds.
    private static func clock(_ now: Date) -> JSONValue {
        ["now": .string(now.formatted(.iso8601)), "unix_ms": StateDocument.moment(now)]
    }
}

/// The request log for other programs. It holds no secrets; `RequestLogEntry` keeps them out.
enum ControlRequests {
    /// The entries as JSON, oldest first.
    static func json(_ log: [RequestLogEntry]) -> JSONValue {
        ["requests": .array(log.map(json))]
    }

    private static func json(_ entry: RequestLogEntry) -> JSONValue {
        [
            "method": .string(entry.method.rawValue), "path": .string(entry.path),
            "query": .object(entry.query.map { JSONValue.Member(name: $0.name, value: .string($0.value)) }),
            "headers": .object(
                entry.headers.map { JSONValue.Member(name: $0.name.rawName, value: .string($0.value)) }),
            "grant_type": .text(entry.grantType), "unix_ms": StateDocument.moment(entry.time),
            "status": entry.status.map(JSONValue.int) ?? nil,
        ]
    }
}
