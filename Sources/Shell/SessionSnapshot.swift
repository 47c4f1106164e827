// The session as completion sees it: a copy that the loop renews after every pipeline, read from the editor's thread
// without waiting for anything.

import CommandLanguage
package import Prompting
package import Rows
package import ShellCommands
import Synchronization
import Text

/// What Tab knows of the session.
package final class SessionSnapshot: Sendable {
    private let session: Mutex<Session>
    private let inherited: @Sendable () -> [Listing]
    private let profiles: @Sendable () -> [String]

    package init(
        _ session: Session, inherited: @escaping @Sendable () -> [Listing],
        profiles: @escaping @Sendable () -> [String] = { [] }
    ) {
        self.profiles = profiles
        self.session = Mutex(session)
        self.inherited = inherited
    }

    /// Renews the copy.
    package func renew(_ session: Session) { self.session.withLock { $0 = session } }

    /// The candidates kept under a name, for what has been typed of the word so far.
    package func candidates(_ name: String, typed: String) -> [Candidate] {
        let session = session.withLock { $0 }
        let words = name.split(separator: " ").map(String.init)
        return switch words.first {
        case "rows": rows(words.dropFirst().map { RowKind(rawValue: $0) }, typed: typed, in: session)
        case "devices": names(of: ["device"], in: session)
        case "setting": Self.settingValues
        case "fields": Self.fields
        case "aliases":
            session.aliases.sorted { $0.key < $1.key }.map { Candidate($0.key, summary: Sanitiser.clean($0.value)) }
                + session.functions.keys.sorted().map { Candidate($0, summary: "function") }
        case "variables":
            (session.variables.keys.filter { $0 != "@" } + session.rowVariables.keys).sorted().map { Candidate($0) }
        case "profiles": profiles().map { Candidate($0) }
        default: []
        }
    }

    /// Numbers with the names they stand for; once letters are typed, the names themselves.
    private func rows(_ kinds: [RowKind], typed: String, in session: Session) -> [Candidate] {
        guard typed.isEmpty || typed.allSatisfy(\.isNumber) else { return names(of: kinds, in: session) }
        guard let listing = listing(of: kinds, in: session) else { return [] }
        return listing.rows.enumerated().filter { kinds.contains($1.kind) }.map { index, row in
            Candidate(String(index + 1), summary: Self.summary(row, in: listing))
        }
    }

    private func names(of kinds: [RowKind], in session: Session) -> [Candidate] {
        var seen: Swift.Set<String> = []
        let listings = session.listings.reversed() + inherited().reversed()
        return listings.flatMap(\.rows).filter { kinds.contains($0.kind) && seen.insert($0.name).inserted }.map { row in
            let name = Sanitiser.clean(row.name)
            // A name that reads like rows or a keyword is only a name in quotes (LANGUAGE §2).
            let isReference = RowSelection(parsing: name) != nil || ["now", "liked", ".", "-"].contains(name)
            return Candidate(isReference ? "\"\(name)\"" : name, label: name, summary: row.kind.rawValue)
        }
    }

    private func listing(of kinds: [RowKind], in session: Session) -> Listing? {
        let fits: (Listing) -> Bool = { $0.rows.isEmpty || $0.rows.contains { kinds.contains($0.kind) } }
        if let shown = session.listings.last(where: fits) { return shown }
        return session.surroundings == .prompt ? inherited().last(where: fits) : nil
    }

    /// The name, and the artist where the rows have different ones.
    private static func summary(_ row: Row, in listing: Listing) -> String {
        let name = Sanitiser.clean(row.name)
        guard case .text(let artist) = row["artist"], listing.rows.contains(where: { $0["artist"] != .text(artist) })
        else { return name }
        return name + " — " + Sanitiser.clean(artist)
    }

    /// The fields of every kind that has things in it, each once.
    private static var fields: [Candidate] {
        var seen: Swift.Set<String> = []
        return (FieldTable.common + [Kinds.track, Kinds.album, Kinds.artist, Kinds.playlist].flatMap(\.fields))
            .filter { seen.insert($0.name).inserted }.map { Candidate($0.name, summary: $0.help) }
    }

    private static var settingValues: [Candidate] {
        var words: [String] = []
        for setting in Settings.all {
            guard case .words(let allowed) = setting.domain else { continue }
            words += allowed.filter { !words.contains($0) }
        }
        return (words + ["default"]).map { Candidate($0) }
    }
}
