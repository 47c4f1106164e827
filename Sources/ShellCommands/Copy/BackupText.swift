// The text of a backup, piece by piece, so that a large library needs little memory: JSON that a person can read and
// compare, an entry a line. Names of members are in files and never change. Never in it: tokens, the client ID, the log
// of changes and the plan.

package import FoundationEssentials
package import Library
import Rendering
import Rows
import Text

/// Makes the text of a backup.
package actor BackupText {
    /// Whose library it is.
    package struct Account: Sendable {
        /// The user ID.
        var id: String
        /// The name that is shown, where it is known.
        var name: String?

        /// An account of that ID.
        package init(id: String, name: String?) {
            self.id = id
            self.name = name
        }
    }

    /// What files call the format.
    static let format = "juke backup"
    /// The version of the format.
    static let version = 1
    /// How many entries are read from the copy at once.
    private static let lot = 2_000

    /// A part of the text.
    private enum Part {
        case text(String)
        /// The entries of a list from a place on; `count` is how many the list has.
        case entries(CopiedList, from: Int, count: Int)
    }

    private let copy: any LibraryCopy
    private var parts: ArraySlice<Part>

    /// The text for these contents, whose entries are read from the copy.
    package init(_ contents: BackupContents, from copy: any LibraryCopy, of account: Account, at moment: Date) {
        self.copy = copy
        parts = Self.parts(contents, account, moment)[...]
    }

    /// The next piece; nil at the end. Throws where the copy changes meanwhile, so that a backup never lacks a part.
    package func next() async throws(BackupError) -> String? {
        switch parts.first {
        case nil: return nil
        case .text(let text)?:
            parts.removeFirst()
            return text
        case .entries(let list, let start, let count)?:
            let entries = await copy.entries(of: list, at: start..<start + Self.lot)
            let end = start + entries.count
            guard entries.count == min(Self.lot, count - start) else { throw .copyChanged }
            parts.removeFirst()
            if end < count { parts.insert(.entries(list, from: end, count: count), at: parts.startIndex) }
            var text = ""
            for (place, entry) in entries.enumerated() {
                text += start + place == 0 ? "\n" : ",\n"
                text += Self.line(entry, place: start + place + 1)
            }
            return text
        }
    }

    // MARK: The parts

    private static func parts(_ contents: BackupContents, _ account: Account, _ moment: Date) -> [Part] {
        var parts: [Part] = [.text(head(account, moment))]
        for (part, list) in contents.lists {
            guard let status = contents.statuses[list] else { continue }
            parts.append(.text(",\n\(quoted(part.rawValue)):{\(asOf(status))\"entries\":["))
            parts.append(.entries(list, from: 0, count: status.count))
            parts.append(.text("]}"))
        }
        if let status = contents.statuses[.playlists] {
            parts.append(.text(",\n\"playlists\":{\(asOf(status))\"entries\":["))
            for (place, row) in contents.playlists.enumerated() {
                let status = contents.status(of: row)
                parts.append(.text((place == 0 ? "\n" : ",\n") + playlist(row, place: place + 1, status)))
                if let uri = row.uri, let status {
                    parts.append(.text(",\"entries\":["))
                    parts.append(.entries(.playlist(uri), from: 0, count: status.count))
                    parts.append(.text("]"))
                }
                parts.append(.text("}"))
            }
            parts.append(.text("]}"))
        }
        let rules = contents.rules.map { "\n{\"name\":\(quoted($0.name)),\"pipeline\":\(quoted($0.pipeline))}" }
        parts.append(.text(",\n\"rules\":[\(rules.joined(separator: ","))]\n}\n"))
        return parts.filter { part in
            if case .entries(_, _, count: 0) = part { false } else { true }
        }
    }

    private static func head(_ account: Account, _ moment: Date) -> String {
        var members = ["\"id\":\(quoted(account.id))"]
        if let name = account.name { members.append("\"name\":\(quoted(name))") }
        return """
            {"format":\(quoted(format)),"version":\(version),
            "made":\(quoted(text(moment))),
            "account":{\(members.joined(separator: ","))}
            """
    }

    /// When a list was last known to be right, as the first member of an object.
    private static func asOf(_ status: CopiedListStatus) -> String {
        status.checked.map { "\"as_of\":\(quoted(text($0)))," } ?? ""
    }

    // MARK: The lines

    /// The fields of playlists that are written, before the entries.
    private static let playlistFields = ["owner", "mine", "description", "public", "collaborative"]

    /// A playlist without its end, which comes after its entries.
    private static func playlist(_ row: Row, place: Int, _ status: CopiedListStatus?) -> String {
        var members = ["\"place\":\(place)", "\"name\":\(quoted(row.name))"]
        if let uri = row.uri { members.append("\"uri\":\(quoted(uri))") }
        members += self.members(of: row, playlistFields)
        if let version = status?.version { members.append("\"version\":\(quoted(version))") }
        if let checked = status?.checked { members.append("\"as_of\":\(quoted(text(checked)))") }
        return "{" + members.joined(separator: ",")
    }

    /// The fields of entries that are written: what tells a thing from others, for a person and for other services.
    private static let fields = [
        "artists", "album", "show", "authors", "type", "released", "duration", "isrc", "upc",
    ]

    /// An entry. One of which Spotify no longer knows anything has its place alone.
    private static func line(_ entry: CopiedEntry, place: Int) -> String {
        var members = ["\"place\":\(place)"]
        if let row = entry.row {
            if let uri = row.uri { members.append("\"uri\":\(quoted(uri))") }
            members.append("\"name\":\(quoted(row.name))")
            members += self.members(of: row, fields)
        }
        if let added = entry.added { members.append("\"added\":\(quoted(text(added)))") }
        if let person = entry.addedBy { members.append("\"added_by\":\(quoted(person))") }
        return " {" + members.joined(separator: ",") + "}"
    }

    private static func members(of row: Row, _ fields: [String]) -> [String] {
        var members: [String] = []
        for field in fields {
            switch row[field] {
            case nil, .missing?, .text("")?: continue
            case .some(let value): members.append("\"\(field)\":\(Rendering.JSONText.value(value))")
            }
        }
        return members
    }

    private static func quoted(_ text: String) -> String { JSONString.quoted(text) }

    private static func text(_ moment: Date) -> String { PartialDate(moment).text }
}
