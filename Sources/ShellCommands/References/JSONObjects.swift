// Rows that juke wrote as JSON, as rows again: the objects of a JSON text with their members, and the row that the
// members make. The grammar is JSONScanner's; which lines are JSON is decided in RowLines.

import Rows
import SpotifyModel

/// Collects the objects of a JSON text, as far as they are rows: what is nested in a member is passed over.
struct JSONObjects: JSONHandler {
    /// The value of a member.
    enum Member: Sendable, Hashable {
        case text(String), integer(Int), real(Double), flag(Bool), list([String]), null
    }

    /// One object.
    struct Object: Sendable, Hashable {
        var members: [String: Member] = [:]
    }

    private(set) var found: [Object] = []
    private var open: Object?
    private var key: String?
    private var list: [String]?
    private var depth = 0
    private var depthOfOpen = 0

    mutating func handle(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>) {
        switch token {
        case .beginObject:
            depth += 1
            guard open == nil else { return }
            (open, depthOfOpen, key) = (Object(), depth, nil)
        case .endObject:
            if depth == depthOfOpen, let object = open {
                found.append(object)
                (open, depthOfOpen) = (nil, 0)
            }
            depth -= 1
        case .beginList:
            depth += 1
            if open != nil, depth == depthOfOpen + 1 { list = [] }
        case .endList:
            if open != nil, depth == depthOfOpen + 1, let list {
                set(.list(list))
                self.list = nil
            }
            depth -= 1
        case .key(let text): if depth == depthOfOpen { key = text.string(in: bytes) }
        case .text(let text): take(.text(text.string(in: bytes)))
        case .integer(let number): take(.integer(number))
        case .real(let number): take(.real(number))
        case .flag(let flag): take(.flag(flag))
        case .null, .overlong: take(.null)
        }
    }

    private mutating func take(_ member: Member) {
        guard open != nil else { return }
        if depth == depthOfOpen {
            set(member)
        } else if depth == depthOfOpen + 1, case .text(let text) = member {
            list?.append(text)
        }
    }

    private mutating func set(_ member: Member) {
        if let key { open?.members[key] = member }
        key = nil
    }
}

extension JSONObjects.Object {
    private func text(_ key: String) -> String? {
        if case .text(let text)? = members[key] { text } else { nil }
    }

    /// The address, as it was written.
    var uri: String? { text("uri") }

    /// The row; nil where the members say neither a kind of rows nor an address.
    var row: ReadLine? {
        let address = uri.flatMap { SpotifyURI($0) }
        let file = uri.flatMap { LocalFile($0) }
        // An address that is none must not get into a request or a file.
        guard uri == nil || address != nil || file != nil else { return nil }
        guard
            let kind = text("kind").map({ RowKind(rawValue: $0) }) ?? address.map({ RowKind($0.kind) })
                ?? file.map({ _ in "track" })
        else { return nil }
        guard let table = Kinds.table(kind) else { return address.map { .other(kind, name: $0.text) } }
        guard let name = text("name") ?? uri else { return nil }
        var row = Row(table, name: name, uri: uri, id: address?.id ?? text("id"), url: address?.url, values: [])
        row.values = table.fields.map { field in members[field.name].flatMap { $0.value(field.type) } ?? .missing }
        // What has no address is nothing that Spotify could be asked for.
        let isWhole = address == nil || members["name"] != nil && table.fields.allSatisfy { members[$0.name] != nil }
        return .row(ReadRow(row: row, isWhole: isWhole, source: .text))
    }
}

extension JSONObjects.Member {
    /// The most seconds that a duration can have: a century.
    private static let longest = 3_200_000_000.0

    /// The member as a value of the type; nil where it cannot be one.
    fileprivate func value(_ type: ValueType) -> Value? {
        switch (self, type) {
        case (.text(let text), .text): .text(text)
        case (.integer(let number), .number): .number(number)
        case (.integer(let number), .duration): Self.duration(Double(number))
        case (.real(let number), .duration): Self.duration(number)
        case (.text(let text), .date): PartialDate(text).map { .date($0) }
        case (.flag(let flag), .flag): .flag(flag)
        case (.list(let items), .list): .list(items)
        case (.text, _), (.integer, _), (.real, _), (.flag, _), (.list, _), (.null, _): nil
        }
    }

    /// Seconds, exact to the millisecond.
    private static func duration(_ seconds: Double) -> Value? {
        guard seconds.magnitude < longest else { return nil }
        return .duration(.milliseconds(Int((seconds * 1000).rounded())))
    }
}
