// One playlist as Spotify serves it: its entries by pages, and edits of them by the rules (SpotifyContract §14). Chosen
// edits fail before they act, or lose their answer after they have acted.

import Arrangement
import Exchange
import FoundationEssentials
import HTTPTypes
import Library

actor PlaylistServer: Exchange {
    /// What becomes of an edit.
    enum Fault: Sendable {
        /// It acts, and no answer comes.
        case lost
        /// It is answered with this status, and does nothing.
        case refused(Int)
    }

    private struct Body: Decodable {
        struct Item: Decodable { var uri: String }
        var uris: [String]?
        var items: [Item]?
        var position: Int?
        var start: Int?
        var length: Int?
        var before: Int?

        private enum CodingKeys: String, CodingKey {
            case uris, items, position
            case start = "range_start"
            case length = "range_length"
            case before = "insert_before"
        }
    }

    private(set) var list: [Entry]
    /// The methods of the requests, in order.
    private(set) var requests: [String] = []
    /// What cannot be added: every request with one of these is a 502.
    private let dead: Set<String>
    /// By the number of the edit, from 1.
    private var faults: [Int: Fault]
    private var edits = 0

    init(_ list: [Entry], dead: Set<String> = [], faults: [Int: Fault] = [:]) {
        self.list = list
        self.dead = dead
        self.faults = faults
    }

    /// Changes the list as another program does.
    func change(_ change: @Sendable (inout [Entry]) -> Void) { change(&list) }

    func clearFaults() { faults = [:] }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        requests.append(request.method.rawValue)
        if request.method == .get { return answer(200, page(request.path ?? "")) }
        edits += 1
        if case .refused(let status)? = faults[edits] { return answer(status, "{}") }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(body)) else { return answer(400, "{}") }
        if let uris = body.uris, uris.contains(where: dead.contains) { return answer(502, "{}") }
        guard let step = step(request.method, body), let after = Arrangement.applying([step], to: list) else {
            return answer(400, "{}")
        }
        list = after
        if case .lost? = faults[edits] { throw .ambiguous(.connectionLost) }
        return answer(201, #"{"snapshot_id":"s"}"#)
    }

    private func step(_ method: HTTPRequest.Method, _ body: Body) -> Step? {
        switch method {
        case .post: body.uris.map { .add($0, at: body.position ?? list.count) }
        case .delete: body.items.map { .remove($0.map(\.uri)) }
        case .put:
            if let start = body.start, let before = body.before {
                .move(start: start, length: body.length ?? 1, before: before)
            } else {
                body.uris.map { .replace($0) }
            }
        default: nil
        }
    }

    private func page(_ path: String) -> String {
        let query = path.split(separator: "?").last?.split(separator: "&") ?? []
        func number(_ name: String) -> Int {
            query.first { $0.hasPrefix(name + "=") }.flatMap { Int($0.dropFirst(name.count + 1)) } ?? 0
        }
        let (offset, limit) = (number("offset"), number("limit"))
        let items = list.dropFirst(offset).prefix(limit).map { entry in
            switch entry {
            case .item(let uri): #"{"item":{"type":"track","uri":"\#(uri)"}}"#
            case .local(let uri): #"{"is_local":true,"item":{"type":"track","uri":"\#(uri)","is_local":true}}"#
            case .missing: #"{"item":null}"#
            }
        }
        let next = offset + items.count < list.count ? #""more""# : "null"
        return #"{"items":[\#(items.joined(separator: ","))],"total":\#(list.count),"offset":\#(offset),"#
            + #""limit":\#(limit),"next":\#(next)}"#
    }

    private func answer(_ status: Int, _ body: String) -> (HTTPResponse, [UInt8]) {
        (HTTPResponse(status: .init(code: status), headerFields: [.contentType: "application/json"]), Array(body.utf8))
    }
}
