// What a store has told the user, in order.

import Library
import Synchronization

/// Collects notices.
final class Notices: Sendable {
    private let all = Mutex<[FileNotice]>([])

    var said: [FileNotice] { all.withLock { $0 } }

    func add(_ notice: FileNotice) { all.withLock { $0.append(notice) } }
}
