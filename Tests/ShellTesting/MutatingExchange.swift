// Answers made wrong: fields that are missing, of another type, huge or negative, text cut off or flipped, odd statuses
// and headers, connections that break. The same seed and case give the same wrongs, in whatever order requests come.

package import Exchange
package import HTTPTypes
import Synchronization

/// An exchange before the simulator that makes its answers of the Web API wrong.
package final class MutatingExchange: Exchange {
    private struct State {
        var number: Int?
        var asked: [String: Int] = [:]
        var count = 0
        var newest: [String] = []
    }

    private let inner: any Exchange
    private let seed: UInt64
    private let state = Mutex(State())

    package init(_ inner: any Exchange, seed: UInt64) {
        self.inner = inner
        self.seed = seed
    }

    /// How many answers were made wrong.
    package var count: Int { state.withLock { $0.count } }

    /// What was answered since the case began, for whoever looks for what went wrong.
    package var newest: [String] { state.withLock { $0.newest } }

    /// Begins a case; nil lets answers through as they are.
    package func begin(_ number: Int?) {
        state.withLock { state in
            state.number = number
            state.asked = [:]
            state.newest = []
        }
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let target = "\(request.method.rawValue) \(request.path ?? "/")"
        let turn = state.withLock { state -> (number: Int, time: Int)? in
            guard let number = state.number, request.path?.hasPrefix("/v1/") == true else { return nil }
            state.asked[target, default: 0] += 1
            state.count += 1
            return (number, state.asked[target] ?? 1)
        }
        guard let turn else { return try await inner.send(request, body: body) }
        var numbers = SeededNumbers(seed)
        for part in [turn.number, turn.time] + target.utf8.map(Int.init) { numbers.stir(part) }
        // Some faults come before the request has acted, most come after.
        if let failure = Wrong.failure(using: &numbers, hasActed: false) { throw failure }
        var answer = try await inner.send(request, body: body)
        if let failure = Wrong.failure(using: &numbers, hasActed: true) { throw failure }
        for _ in 0...Int.random(in: 0...2, using: &numbers) { Wrong.spoil(&answer, using: &numbers) }
        let shown = String(decoding: answer.1.prefix(600), as: UTF8.self)
        state.withLock { $0.newest.append("\(target)\n\(answer.0.status.code) \(answer.0.headerFields)\n\(shown)") }
        return answer
    }
}

/// Numbers that are the same for the same seed (SplitMix64).
package struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    /// Goes elsewhere, by this much.
    mutating func stir(_ part: Int) { state = (state ^ UInt64(truncatingIfNeeded: part)) &* 0x100_0000_01B3 &+ 0x9E37 }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What can be wrong with an answer.
private enum Wrong {
    static func failure(using numbers: inout SeededNumbers, hasActed: Bool) -> ExchangeError? {
        guard Int.random(in: 0..<60, using: &numbers) == 0 else { return nil }
        let faults: [TransportFault] =
            hasActed
            ? [.timedOut, .connectionLost, .tooLarge, .damagedAnswer] : [.unreachable("x"), .unknownHost("x")]
        let fault = faults[Int.random(in: 0..<faults.count, using: &numbers)]
        return hasActed ? .ambiguous(fault) : .notSent(fault)
    }

    static func spoil(_ answer: inout (HTTPResponse, [UInt8]), using numbers: inout SeededNumbers) {
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<6: answer.0.status = .init(code: pick(statuses, &numbers))
        case 6..<9: answer.0.headerFields[.retryAfter] = pick(waits, &numbers)
        case 9..<11:
            answer.0.headerFields[.contentType] = pick(["text/html", "", "application/json; charset=x"], &numbers)
        case 11..<15: answer.1 = Array(pick(bodies, &numbers).utf8)
        case 15..<19: answer.1 = Array(answer.1.prefix(Int.random(in: 0...answer.1.count, using: &numbers)))
        case 19..<23: flip(&answer.1, &numbers)
        default: answer.1 = JSONWrong.spoiled(answer.1, using: &numbers)
        }
    }

    static func pick(_ list: [String], _ numbers: inout SeededNumbers) -> String {
        list[Int.random(in: 0..<list.count, using: &numbers)]
    }

    private static func pick(_ list: [Int], _ numbers: inout SeededNumbers) -> Int {
        list[Int.random(in: 0..<list.count, using: &numbers)]
    }

    private static func flip(_ body: inout [UInt8], _ numbers: inout SeededNumbers) {
        guard !body.isEmpty else { return }
        for _ in 0...Int.random(in: 0...3, using: &numbers) {
            body[Int.random(in: 0..<body.count, using: &numbers)] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        }
    }

    private static let statuses = [
        200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 302, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410,
        411,
        413, 418, 429, 451, 500, 501, 502, 503, 504, 511, 599, 600, 999,
    ]
    private static let waits = ["0", "1", "3", "-1", "6", "3600", "99999999999999999999", "soon", "", "1, 2", "1.5"]
    private static let bodies = [
        "", " ", "null", "true", "0", "\"\"", "[]", "{}", "[null]", "<html><body>Log in</body></html>", "OK", "\u{0}",
        "\u{FEFF}{}", #"{"error":{"status":403,"message":"x","reason":"UNKNOWN"}}"#, #"{"error":"invalid_grant"}"#,
        String(repeating: "[", count: 3000), String(repeating: #"{"items":"#, count: 3000),
        "{\"items\":[" + String(repeating: "{},", count: 2000) + "{}]}",
    ]
}

/// What can be wrong inside of JSON. The text is taken apart as far as needed: strings, other values, and brackets.
private enum JSONWrong {
    /// A value in the text: a string, a number, a word, or everything between two brackets.
    private struct Part {
        var range: Range<Int>
        /// Whether a colon follows it.
        var isKey: Bool
    }

    static func spoiled(_ body: [UInt8], using numbers: inout SeededNumbers) -> [UInt8] {
        let parts = parts(of: body)
        guard !parts.isEmpty else { return body }
        let part = parts[Int.random(in: 0..<parts.count, using: &numbers)]
        var spoiled = body
        if part.isKey {
            // Under another name it is missing.
            spoiled.replaceSubrange(part.range, with: "\"x\"".utf8)
        } else {
            spoiled.replaceSubrange(part.range, with: Wrong.pick(values, &numbers).utf8)
        }
        return spoiled
    }

    private static func parts(of body: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var open: [Int] = []
        var place = 0
        while place < body.count {
            let start = place
            switch body[place] {
            case UInt8(ascii: "\""):
                place = endOfString(in: body, from: place)
                parts.append(Part(range: start..<place, isKey: isFollowedByColon(place, in: body)))
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(place)
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                place += 1
                if let start = open.popLast() { parts.append(Part(range: start..<place, isKey: false)) }
            case UInt8(ascii: "-"), 48...57, 97...122:
                while place < body.count, isOfWord(body[place]) { place += 1 }
                parts.append(Part(range: start..<place, isKey: false))
            default: place += 1
            }
        }
        return parts
    }

    private static func endOfString(in body: [UInt8], from start: Int) -> Int {
        var place = start + 1
        while place < body.count, body[place] != UInt8(ascii: "\"") {
            place += body[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place + 1, body.count)
    }

    private static func isFollowedByColon(_ place: Int, in body: [UInt8]) -> Bool {
        body[place...].first { $0 > 32 } == UInt8(ascii: ":")
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), 48...57, 65...90, 97...122: true
        default: false
        }
    }

    private static let values = [
        "null", "true", "false", "0", "-1", "1", "101", "65536", "-9223372036854775808", "9223372036854775807",
        "9223372036854775808", "1e300", "-1e300", "0.5", "1e-300", "123456789012345678901234567890", "\"\"", "\"x\"",
        "\"0\"", "\"-1\"", "[]", "{}", "[null]", "[[]]", "[1,\"a\",{}]", #"{"a":{"b":[null]}}"#,
        #""\u001b]0;owned\u0007""#,
        #""\u202e\u0000\ud800""#, #""spotify:local:A:B:C:1""#, #""spotify:track:""#, #""spotify:user:x:collection""#,
        #""spotify:episode:0000000000000000000000""#, "\"0000\"", "\"9999-99-99\"", "\"2026-11-28T99:99:99Z\"",
        "\"99999-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "\"episode\"", "\"ad\"",
        "\"" + String(repeating: "e\u{301}", count: 3000) + "\"", String(repeating: "[", count: 600),
    ]
}
