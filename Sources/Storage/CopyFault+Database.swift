// What failures of the copy's database mean to those who write, and values as its tables hold them.

import FoundationEssentials
import Library
import Rows
import SQLite

extension CopyFault {
    /// What a failure of the database means to those who write.
    init(_ failure: DatabaseFailure, path: String) {
        switch failure {
        case .resting: self = .busy(path: path)
        case .notOurs: self = .unwritable(path: path, reason: "it is not a file of yours")
        case .newer: self = .unwritable(path: path, reason: "a newer juke has written it")
        case .noFolder: self = .unwritable(path: path, reason: "its folder cannot be made")
        case .refused(let error):
            switch error.code {
            case .full: self = .full(path: path)
            case .busy: self = .busy(path: path)
            default: self = .unwritable(path: path, reason: error.message)
            }
        }
    }
}

extension SQLiteValue {
    /// A number, or NULL in place of nil.
    static func integer(orNull number: Int?) -> SQLiteValue { number.map { .integer($0) } ?? .null }
}

extension Row {
    /// Puts the moment into the row where its kind has a place for it.
    mutating func setAdded(_ moment: Date?) {
        guard let moment else { return }
        let added = KnownField<PartialDate>("added")
        self[added] = PartialDate(secondsSince1970: Int(moment.timeIntervalSince1970))
    }
}
