// Rows by the day they came out, for what is put together from several lists: new releases, new episodes. A date of
// less precision counts as its first day.

import Rows

extension Row {
    /// Year, month and day, 0 for what is not known.
    var releaseDay: [Int] {
        guard let date = self[.released] else { return [0, 0, 0] }
        return [date.year, date.month ?? 0, date.day ?? 0]
    }

    /// Whether it came out on that day or later; a month or year as its first day.
    func isReleased(onOrAfter first: PartialDate) -> Bool {
        !releaseDay.lexicographicallyPrecedes([first.year, first.month ?? 1, first.day ?? 1])
    }
}

extension [Row] {
    /// The newest first; those of one day as they came.
    var newestFirst: [Row] {
        enumerated().sorted { left, right in
            let (one, other) = (left.element.releaseDay, right.element.releaseDay)
            return one == other ? left.offset < right.offset : other.lexicographicallyPrecedes(one)
        }.map(\.element)
    }
}
