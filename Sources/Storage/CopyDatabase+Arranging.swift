// How a copied list gets its entries in another order, with others between them: seats get other things, and no row is
// read for it, since the rows of a long list take much memory. Other changes are in CopyDatabase+Edits.

import FoundationEssentials
import Library
import SQLite

extension CopyDatabase {
    /// What is on a seat.
    private struct Seated: Equatable {
        var thing: Int?
        var added: Int?
        /// The place of the person among those of the list; nil for none.
        var person: Int?
    }

    /// The seats of a list from a place on.
    private struct Seats {
        var numbers: [Int] = []
        var seated: [Seated] = []
        var people: [String] = []
        private var places: [String: Int] = [:]

        mutating func place(of person: String?) -> Int? {
            guard let person else { return nil }
            if let place = places[person] { return place }
            people.append(person)
            places[person] = people.count - 1
            return people.count - 1
        }

        mutating func add(_ row: borrowing SQLStatement) {
            guard let number = row.integer(0) else { return }
            numbers.append(number)
            seated.append(
                Seated(thing: row.integer(1), added: row.integer(2), person: place(of: row.text(3))))
        }
    }

    /// Lets these entries follow the first so many of a list; false where the list has not got those that are kept.
    static func arrange(
        _ entries: [ArrangedEntry], after start: Int, in named: (id: Int, list: CopiedList),
        _ database: borrowing Database, _ writer: inout ThingWriter, leaving left: inout Set<Int>
    ) throws(SQLiteError) -> Bool {
        var seats = Seats()
        let query = try database.statement(
            "SELECT seat, thing, added, added_by FROM entry WHERE list = ? ORDER BY seat LIMIT -1 OFFSET ?")
        try query.bind([.integer(named.id), .integer(max(0, start - 1))])
        while try query.step() { seats.add(query) }
        // The entry before is read, too: its seat is the one that new seats come after.
        let skipped = min(1, start)
        guard start >= 0, seats.numbers.count >= skipped else { return false }
        for case .kept(let place) in entries where !seats.seated.indices.contains(place - start + skipped) {
            return false
        }
        let known = try database.statement("SELECT id FROM thing WHERE uri = ?")
        var arranged: [Seated] = []
        arranged.reserveCapacity(entries.count)
        for entry in entries {
            switch entry {
            case .kept(let place): arranged.append(seats.seated[place - start + skipped])
            case .thing(let uri, let added):
                try known.bind([.text(uri)])
                let thing = try known.step() ? known.integer(0) : nil
                known.end()
                arranged.append(Seated(thing: thing, added: Int(added.timeIntervalSince1970)))
            case .seen(let entry):
                var thing: Int?
                if let row = entry.row {
                    thing = try writer.id(of: row, isSaved: named.list.isOfLibrary, in: database)
                }
                arranged.append(
                    Seated(
                        thing: thing, added: entry.added.map { Int($0.timeIntervalSince1970) },
                        person: seats.place(of: entry.addedBy)))
            }
        }
        left.formUnion(seats.seated.dropFirst(skipped).compactMap(\.thing))
        left.subtract(arranged.compactMap(\.thing))
        try write(arranged, to: seats, from: skipped, of: named.id, database)
        return true
    }

    /// Writes what differs from what is on the seats.
    private static func write(
        _ arranged: [Seated], to seats: Seats, from skipped: Int, of list: Int, _ database: borrowing Database
    ) throws(SQLiteError) {
        let change = try database.statement("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)")
        var number = skipped == 0 ? (seats.numbers.first ?? 0) - 1 : seats.numbers[skipped - 1]
        for (place, seated) in arranged.enumerated() {
            let index = place + skipped
            let isThere = index < seats.numbers.count
            number = isThere ? seats.numbers[index] : number + 1
            guard !isThere || seats.seated[index] != seated else { continue }
            try change.run([
                .integer(list), .integer(number), .integer(orNull: seated.thing), .integer(orNull: seated.added),
                .text(orNull: seated.person.map { seats.people[$0] }),
            ])
        }
        try database.execute("DELETE FROM entry WHERE list = ? AND seat > ?", [.integer(list), .integer(number)])
    }
}
