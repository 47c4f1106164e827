// Which values can be packed, and which fields can hold what was packed. How they are written is decided in PackedRow.

extension Value {
    /// The numbers that counts and durations can be, so that sums of them stay far below what a number holds.
    static let packable = -1_000_000_000_000...1_000_000_000_000

    /// Whether it is the same after it was packed.
    var isPackable: Bool {
        switch self {
        case .number(let number): return Self.packable.contains(number)
        case .duration(let duration):
            let (seconds, attoseconds) = duration.components
            return abs(seconds) < Self.packable.upperBound / 1000 && attoseconds % 1_000_000_000_000_000 == 0
        case .date(let date):
            return (0...9999).contains(date.year) && (1...12).contains(date.month ?? 1)
                && (1...31).contains(date.day ?? 1) && (0..<86_400).contains(date.secondOfDay ?? 0)
        case .text, .flag, .list, .missing: return true
        case .decimal: return false
        }
    }

    /// Whether a field of that type can hold it.
    func isOf(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.text, .text), (.text, .weekday), (.number, .number), (.decimal, .number), (.duration, .duration),
            (.date, .date), (.flag, .flag), (.list, .list), (.missing, _):
            true
        case (.text, _), (.number, _), (.decimal, _), (.duration, _), (.date, _), (.flag, _), (.list, _): false
        }
    }
}
