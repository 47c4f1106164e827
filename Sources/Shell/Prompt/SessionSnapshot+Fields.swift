// Fields for completion: those the incoming rows can have, as far as their kinds are known, the operators of a field
// by its type, and values that were listed.

import CommandLanguage
import Prompting
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyModel
import Text

extension SessionSnapshot {
    /// The tables that are used where completion does not know the kinds of the incoming rows.
    private static let things = ItemKind.things.filter { $0 != .chapter }.compactMap { Kinds.table(RowKind($0)) }
    /// How many values of a field are offered: more would only make the list unreadable.
    private static let mostValues = 200

    /// The tables of the rows that come: of those of a variable, else of the kinds that are named; of all things where
    /// no kind is known.
    private static func tables(_ query: CandidateQuery, in session: Session) -> [FieldTable] {
        let kept = FieldTable.tables(of: rows(query, in: session) ?? [])
        guard kept.isEmpty else { return kept }
        let known = query.kinds.compactMap { Kinds.table(RowKind(rawValue: $0)) }
        return known.isEmpty ? things : known
    }

    /// The rows of the variable that holds those that come.
    private static func rows(_ query: CandidateQuery, in session: Session) -> [Row]? {
        query.variable.flatMap { session.rowVariables[$0] }
    }

    /// Each field once, and after a point the parts of the field before it; what Spotify does not send in this mode is
    /// left out.
    func fields(_ query: CandidateQuery, in session: Session) -> [Candidate] {
        let typed = query.text
        let mode = Mode(setting: session.settings["mode"])
        let all = Self.tables(query, in: session).flatMap(\.fields).filter { field in
            switch field.availability {
            case .always: true
            case .extendedModeOnly: mode != .development
            }
        }
        var seen: Set<String> = []
        var fields = (all + FieldTable.common).filter { seen.insert($0.name).inserted }
        if let point = typed.lastIndex(of: ".") {
            fields = fields.filter { $0.name == typed[..<point] }
                .flatMap { field in FieldPart.allCases.compactMap { field.field(of: $0) } }
        }
        return fields.map { Candidate($0.name, summary: $0.help) }
    }

    /// What a field can be compared with.
    func operators(for field: String, _ query: CandidateQuery, in session: Session) -> [Candidate] {
        let types = Set(Self.tables(query, in: session).compactMap { $0.field(field)?.type })
        return Self.operators.filter { !types.isDisjoint(with: $0.types) || types.isEmpty }.map {
            Candidate($0.sign, summary: $0.help)
        }
    }

    /// The types that have an order.
    private static let comparable: Set<ValueType> = [.number, .duration, .date, .weekday]
    /// The types that are compared as text.
    private static let words: Set<ValueType> = [.text, .list]

    /// Every operator, what it means, and the types it fits (Language §4).
    private static let operators: [(sign: String, help: String, types: Set<ValueType>)] = [
        ("=", "is", words.union(comparable).union([.flag])), ("!=", "is not", words.union(comparable)),
        ("<", "is less than", comparable), ("<=", "is at most", comparable), (">", "is more than", comparable),
        (">=", "is at least", comparable), ("~", "contains", words), ("!~", "does not contain", words),
        (Keyword.has.rawValue, "has the word", words),
        (Keyword.starts.rawValue, "begins with", words), (Keyword.ends.rawValue, "ends with", words),
        (Keyword.matches.rawValue, "matches a regular expression", words),
        (Keyword.between.rawValue, "is from A to B: between A and B", comparable),
        (Keyword.in.rawValue, "is one of: in (A, B)", words.union(comparable)),
        (Keyword.is.rawValue, "missing or present", words.union(comparable).union([.flag])),
        (Keyword.and.rawValue, "yes, and", [.flag]), (Keyword.or.rawValue, "yes, or", [.flag]),
    ]

    /// Values of a field: kinds, yes or no, and what listed rows have.
    func values(of field: String, _ query: CandidateQuery, in session: Session) -> [Candidate] {
        let (tables, kinds) = (Self.tables(query, in: session), query.kinds)
        if field == "kind" { return tables.map { Candidate($0.kind.rawValue) } }
        let types = Set(tables.compactMap { $0.field(field)?.type })
        if types == [.flag] { return [Candidate("true"), Candidate("false")] }
        if types == [.weekday] { return Weekday.all.map { Candidate($0) } }
        guard !types.isDisjoint(with: Self.words) else { return [] }
        var (seen, found): (Set<String>, [Candidate]) = ([], [])
        let isWanted = { (row: Row) in kinds.isEmpty || kinds.contains(row.kind.rawValue) }
        let listed = (session.listings.reversed() + inherited().reversed()).lazy.flatMap(\.rows).filter(isWanted)
        let rows = Self.rows(query, in: session)?.prefix(Self.mostRows) ?? ArraySlice(listed.prefix(Self.mostRows))
        for text in rows.flatMap({ Self.texts($0[field] ?? .missing) }) where seen.insert(text).inserted {
            found.append(Candidate(text, label: Sanitiser.clean(text)))
        }
        return Array(found.prefix(Self.mostValues))
    }

    /// The words a value can be completed to; numbers, times and flags are quicker to type.
    private static func texts(_ value: Value) -> [String] {
        switch value {
        case .text(let text): text.isEmpty ? [] : [text]
        case .list(let items): items.filter { !$0.isEmpty }
        case .number, .decimal, .duration, .date, .flag, .missing: []
        }
    }
}
