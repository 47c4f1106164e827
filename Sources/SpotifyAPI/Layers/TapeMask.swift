// What a recording has in place of what names a person or an app: each user has one invented ID, everywhere, so that a
// recording is still of one piece and plays as before; secrets are left out. What is listened to, the names of
// playlists and devices, stays: without it a recording would show nothing.

import SpotifyModel
import Text

/// Replaces what names a person or an app, the same thing always by the same.
struct TapeMask {
    /// Whose login requests are sent with, and of which app.
    struct Login: Equatable {
        var userID: String?
        var clientID: String?

        /// Without a login nothing is known.
        static let none = Login(userID: nil, clientID: nil)
    }

    /// The invented ID of the user whose login it is.
    static let own = "own-listener"
    private static let redacted = "redacted"
    /// What comes before the ID of a user in addresses and URIs.
    private static let beforeUsers = ["spotify:user:", "/users/", ".com/user/", "spotify%3Auser%3A"]
    /// Members whose values are secrets, should an answer ever have one.
    private static let secrets: Set<String> = [
        "access_token", "refresh_token", "client_id", "client_secret", "code", "code_verifier",
    ]

    private var invented: [String: String] = [:]
    private var login = Login.none

    init(_ login: Login) { learn(login) }

    /// Takes note of whose login requests are sent with from now on.
    mutating func learn(_ login: Login) {
        self.login = login
        if let id = login.userID, !id.isEmpty { invented[id] = Self.own }
    }

    /// The text, of JSON or any other, with invented IDs.
    mutating func mask(_ text: String) -> String {
        guard let document = JSONDocument(Array(text.utf8)), let first = document.nodes.first,
            first.kind == .object || first.kind == .list
        else { return masked(text) }
        var edits: [(Range<Int>, String)] = []
        edit(0, in: document, &edits)
        var bytes: [UInt8] = []
        var place = 0
        for (range, replacement) in edits {
            bytes += document.bytes[place..<range.lowerBound]
            bytes += replacement.utf8
            place = range.upperBound
        }
        return String(decoding: bytes + document.bytes[place...], as: UTF8.self)
    }

    /// Notes what becomes of the members of an object or a list, in the order in which they come.
    private mutating func edit(_ container: UInt32, in document: JSONDocument, _ edits: inout [(Range<Int>, String)]) {
        let nodes = document.nodes
        let isObject = nodes[Int(container)].kind == .object
        let user = isObject ? Self.user(container, in: document) : nil
        var node = container + 1
        while node < nodes[Int(container)].next {
            let name = isObject ? document.text(node) ?? "" : ""
            if isObject { node += 1 }
            let value = nodes[Int(node)]
            switch value.kind {
            case .object: edit(node, in: document, &edits)
            // The pictures of a person.
            case .list where user != nil && name == "images": edits.append((Int(value.start)..<Int(value.end), "[]"))
            case .list: edit(node, in: document, &edits)
            case .plainText, .text, .escapedText:
                let text = document.text(node)
                // What cannot be read may name a person, too.
                let replacement = text.map { self.replacement(for: $0, named: name, of: user) } ?? Self.redacted
                guard replacement != text else { break }
                // With its quotes.
                edits.append((Int(value.start) - 1..<Int(value.end) + 1, JSONString.quoted(replacement)))
            case .number, .brokenNumber, .yes, .no, .null: break
            }
            node = value.next
        }
    }

    private mutating func replacement(for text: String, named name: String, of user: String?) -> String {
        if Self.secrets.contains(name) { return Self.redacted }
        guard let user else { return masked(text) }
        switch name {
        case "id": return id(for: user)
        // Not the ID itself, which becomes that of the player.
        case "display_name": return id(for: user).replacing("-", with: " ")
        case "email": return "listener@example.invalid"
        case "birthdate": return Self.redacted
        case _: return masked(text)
        }
    }

    /// The ID of the user that an object describes, which may be empty; nil for any other object. It says what it is,
    /// or has what only users have.
    private static func user(_ object: UInt32, in document: JSONDocument) -> String? {
        var (isUser, id) = (false, "")
        var node = object + 1
        while node < document.nodes[Int(object)].next {
            let (name, value) = (document.text(node), node + 1)
            if name == "display_name" || (name == "type" && document.text(value) == "user") { isUser = true }
            if name == "id" { id = document.text(value) ?? "" }
            node = document.nodes[Int(value)].next
        }
        return isUser ? id : nil
    }

    /// A text with invented IDs where it has some of users, as addresses and URIs do.
    private mutating func masked(_ text: String) -> String {
        var text = text
        if let id = login.clientID, !id.isEmpty { text = text.replacing(id, with: Self.redacted) }
        if text == login.userID { return Self.own }
        for before in Self.beforeUsers where text.contains(before) {
            var parts = text.split(separator: before, omittingEmptySubsequences: false).map(String.init)
            for index in parts.indices.dropFirst() {
                let user = Self.user(beginning: parts[index])
                parts[index] = id(for: user) + parts[index].dropFirst(user.count)
            }
            text = parts.joined(separator: before)
        }
        return text
    }

    /// The ID that a text begins with.
    private static func user(beginning text: String) -> String {
        var user = text.prefix { !":/?&#,\" ".contains($0) }
        // A colon or a comma, as they are in a query.
        for escaped in ["%3A", "%2C"] {
            user = user.prefix(upTo: user.firstRange(of: escaped)?.lowerBound ?? user.endIndex)
        }
        return String(user)
    }

    /// The invented ID of a user, the same for the same.
    private mutating func id(for user: String) -> String {
        if user.isEmpty || user == Self.own { return user }
        if let known = invented[user] { return known }
        let new = "listener-\(invented.count + 1)"
        invented[user] = new
        return new
    }

    /// The text of a recording for the login that plays it: what was its owner's is the player's own.
    static func played(_ text: String, by login: Login) -> String {
        guard let id = login.userID, text.contains(own) else { return text }
        return text.replacing(own, with: String(JSONString.quoted(id).dropFirst().dropLast()))
    }
}
