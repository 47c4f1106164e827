// Owns which column of a table is what: by its heading where that is known, else by the shape of its values. A column
// whose cells are `spotify:track:…` has the addresses whatever it is called, and next to the addresses of artists are
// their names: so tables of Exportify are read in every language it has.

import SpotifyModel

/// The columns of a table, by their places.
struct DelimitedColumns {
    /// How artists are separated in a cell.
    enum ArtistStyle { case escapedCommas, semicolons, asWritten }

    /// Where each role is.
    private(set) var places: [ColumnRole: Int] = [:]
    /// How artists are separated.
    private(set) var artistStyle = ArtistStyle.asWritten
    /// The unit of lengths that are numbers.
    private(set) var lengthUnit = LengthUnit.unknown
    /// What the table is, as far as its columns show.
    private(set) var format = LibraryFormat.table
    /// Whether the first record has the headings.
    let hasHeadings: Bool
    /// How many cells a whole record has.
    let count: Int

    /// The columns of a table that begins with these records; nil where none says which things are meant.
    init?(_ sample: [DelimitedRecord]) {
        guard let first = sample.first else { return nil }
        let headings = first.texts
        hasHeadings = !headings.contains { EntryText.uri($0) != nil || EntryText.isrc($0) != nil }
        count = headings.count
        let values = ColumnValues(hasHeadings ? sample.dropFirst() : sample[...], count: headings.count)
        if hasHeadings { place(by: headings.map(ColumnRole.normalised), values) }
        let artistAddresses = (0..<count).first(where: values.areArtists)
        place(by: values, artistAddresses)
        guard places[.address] ?? places[.code] ?? places[.title] != nil else { return nil }
        recognise(hasHeadings ? headings.map(ColumnRole.normalised) : [], artistAddresses != nil)
    }

    /// The text of a role in a record; empty where there is none.
    func text(_ role: ColumnRole, in record: DelimitedRecord) -> String { places[role].map(record.text) ?? "" }

    /// Places the roles whose headings are there.
    private mutating func place(by headings: [String], _ values: ColumnValues) {
        for role in ColumnRole.allCases {
            let found = role.headings.lazy.compactMap { heading in headings.firstIndex(of: heading) }
            switch role {
            // `Link` and `ID` may be those of another service.
            case .address: places[role] = found.first { values.haveAddresses($0) }
            case .code: places[role] = found.first { values.isEmpty || values.haveCodes($0) }
            case .title, .artists, .album, .added, .list, .type, .kind: places[role] = found.first
            case .length:
                places[role] = found.first
                guard let place = found.first else { continue }
                if headings[place].hasSuffix("ms") { lengthUnit = .milliseconds }
            }
        }
    }

    /// Places by their values the roles that are not placed yet.
    private mutating func place(by values: ColumnValues, _ artistAddresses: Int?) {
        let taken = Set(places.values)
        let free = (0..<count).filter { !taken.contains($0) }
        if places[.address] == nil { places[.address] = free.first(where: values.arePlayable) }
        if places[.address] == nil { places[.address] = free.first(where: values.areThings) }
        if places[.code] == nil { places[.code] = free.first(where: values.areCodes) }
        if places[.added] == nil { places[.added] = free.first(where: values.areMoments) }
        if places[.length] == nil, let place = free.first(where: values.areMilliseconds) {
            places[.length] = place
            lengthUnit = .milliseconds
        }
        // Names follow the addresses of what they name.
        let neighbours: [(ColumnRole, Int?)] = [
            (.title, places[.address]), (.artists, artistAddresses),
            (.album, (0..<count).first { values.areAlbums($0) && $0 != places[.address] }),
        ]
        for (role, address) in neighbours where places[role] == nil {
            guard let name = address.map({ $0 + 1 }), name < count, !places.values.contains(name),
                !values.areThings(name)
            else { continue }
            places[role] = name
        }
    }

    /// Finds out whose table it is, and with that how it separates artists.
    private mutating func recognise(_ headings: [String], _ hasArtistAddresses: Bool) {
        if hasArtistAddresses || headings.contains("artisturis") {
            artistStyle = .escapedCommas
            format = .exportify
        } else if headings.contains("artistnames"), headings.contains("trackuri") {
            artistStyle = .semicolons
            format = .exportify
        } else if headings.contains("playlistname"), headings.contains("type") {
            format = .tuneMyMusic
        }
    }
}

/// What the values of columns look like, in the first records of a table.
struct ColumnValues {
    private let columns: [[String]]

    /// The values of these records.
    init(_ records: ArraySlice<DelimitedRecord>, count: Int) {
        columns = (0..<count).map { place in records.map { $0.text(place) }.filter { !$0.isEmpty } }
    }

    /// Whether there is no value at all.
    var isEmpty: Bool { columns.allSatisfy(\.isEmpty) }

    private func all(_ place: Int, _ test: (String) -> Bool) -> Bool {
        !columns[place].isEmpty && columns[place].allSatisfy(test)
    }

    /// Whether some value says at Spotify what is meant: an address, or an ID alone.
    func haveAddresses(_ place: Int) -> Bool {
        columns[place].contains { EntryText.uri($0) != nil || EntryText.isID($0) }
    }

    /// Whether some value is a recording code.
    func haveCodes(_ place: Int) -> Bool { columns[place].contains { EntryText.isrc($0) != nil } }

    /// Whether all are addresses of what plays by itself.
    func arePlayable(_ place: Int) -> Bool {
        all(place) { EntryText.uri($0)?.kind.isPlayable ?? $0.hasPrefix("spotify:") }
            && columns[place].contains { EntryText.uri($0)?.kind.isPlayable ?? false }
    }

    /// Whether all are addresses at Spotify, of whatever.
    func areThings(_ place: Int) -> Bool { all(place, EntryText.isURI) }

    /// Whether all are lists of artists' addresses.
    func areArtists(_ place: Int) -> Bool { all(place) { $0.hasPrefix("spotify:artist:") } }

    /// Whether all are albums' addresses.
    func areAlbums(_ place: Int) -> Bool { all(place) { EntryText.uri($0)?.kind == .album } }

    /// Whether all are recording codes.
    func areCodes(_ place: Int) -> Bool { all(place) { EntryText.isrc($0) != nil } }

    /// Whether all are moments with a time of day: days alone are when something came out.
    func areMoments(_ place: Int) -> Bool { all(place) { $0.utf8.count > 10 && EntryText.moment($0) != nil } }

    /// Whether all are whole numbers, some as large as only milliseconds are.
    func areMilliseconds(_ place: Int) -> Bool {
        all(place) { $0.utf8.count < 10 && Int($0) != nil } && columns[place].contains { Int($0) ?? 0 >= 30_000 }
    }
}
