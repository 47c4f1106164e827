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
        /// The names of the members, in their order.
        var keys: [String] = []
        /// The line in which it ends, counted from 1.
        var line = 0
    }

    /// The line that is being read.
    var line = 0
    /// The line of the first value that is no object and in none.
    private(set) var lineOfOther: Int?

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
            if depth == depthOfOpen, var object = open {
                object.line = line
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
        guard open != nil else {
            if lineOfOther == nil { lineOfOther = line }
            return
        }
        if depth == depthOfOpen {
            set(member)
        } else if depth == depthOfOpen + 1, case .text(let text) = member {
            list?.append(text)
        }
    }

    private mutating func set(_ member: Member) {
        if let key, open?.members.updateValue(member, forKey: key) == nil { open?.keys.append(key) }
        key = nil
    }
}

extension JSONObjects.Object {
    private func text(_ key: String) -> String? {
        if case .text(let text)? = members[key] { text } else { nil }
    }

    /// The address, as it was written.
    var uri: String? { text("uri") }

    /// What the object names.
    ///
    /// - Parameter groups: the table of the last group, which the next one nearly always has, too.
    func row(_ groups: inout FieldTable?) throws(ReferenceError) -> ReadLine {
        let file = uri.flatMap { LocalFile($0) }
        let address = file == nil ? address : nil
        // An address that is none must not get into a request or a file.
        if let uri, address == nil, file == nil { throw .unusableLine(line, uri, isID: false) }
        guard
            let kind = text("kind").map({ RowKind(rawValue: $0) }) ?? address.map({ RowKind($0.kind) })
                ?? file.map({ _ in "track" })
        else { throw .unusableObject(line, .noAddress(keys)) }
        guard let table = table(of: kind, &groups) else {
            if let address { return .other(kind, name: address.text) }
            throw .unusableObject(line, .unknownKind(kind))
        }
        let uri = address?.text ?? uri
        guard let name = text("name") ?? uri else { throw .unusableObject(line, .noName(kind)) }
        var row = Row(table, name: name, uri: uri, id: address?.id ?? text("id"), url: address?.url, values: [])
        row.values = table.fields.map { field in members[field.name].flatMap { $0.value(field.type) } ?? .missing }
        // Spotify can be asked for things, and for nothing else.
        let isThing = RowKind.things.contains(kind) || kind == Kinds.play.kind
        let isWhole =
            address == nil || !isThing
            || members["name"] != nil && table.fields.allSatisfy { members[$0.name] != nil }
        return .row(ReadRow(row: row, isWhole: isWhole, source: .text))
    }

    /// Where it is at Spotify: its URI, else its URL, else its kind and ID.
    private var address: SpotifyURI? {
        if let uri { return SpotifyURI(uri) }
        if let address = text("url").flatMap({ SpotifyURI($0) }) { return address }
        guard let kind = text("kind").flatMap({ ItemKind(rawValue: $0) }), ItemKind.things.contains(kind),
            let id = text("id").flatMap({ SpotifyID($0) })
        else { return nil }
        return SpotifyURI(kind: kind, id: id.text)
    }

    private func table(of kind: RowKind, _ groups: inout FieldTable?) -> FieldTable? {
        guard kind == GroupRow.kind else { return Kinds.table(kind) }
        let table = groupTable
        if groups != table { groups = table }
        return groups
    }
}

extension JSONObjects.Member {
    /// The most seconds that a duration can have: a century.
    private static let longest = 3_200_000_000.0

    /// The member as a value of the type; nil where it cannot be one.
    fileprivate func value(_ type: ValueType) -> Value? {
        switch (self, type) {
        case (.text(let text), .text), (.text(let text), .weekday): .text(text)
        case (.integer(let number), .number): .number(number)
        case (.real(let number), .number): Int(exactly: number).map { .number($0) } ?? .decimal(number)
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
