// The programs that juke runs and waits for: whoever ends juke ends them too, with everything they started in their turn. They
// stay in juke's own process group, so that the keys of the terminal, Ctrl-Z among them, reach all of a job at once.

import Files
import Glibc
import Synchronization

/// The programs that are run.
package final class Children: Sendable {
    private let running = Mutex<[Child]>([])

    package init() {}

    func add(_ child: Child) { running.withLock { $0.append(child) } }

    func remove(_ child: Child) { running.withLock { $0.removeAll { $0 === child } } }

    /// Sends a signal to all of them and to everything below them.
    package func end(by signal: Int32) {
        for child in running.withLock({ $0 }) { child.end(by: signal) }
    }
}

/// A program that is run.
final class Child: Sendable {
    private let process = Mutex<pid_t?>(nil)

    func started(as process: pid_t) { self.process.withLock { $0 = process } }

    /// Sends a signal to it and to everything below it; stopped ones go on, to hear of it.
    func end(by signal: Int32) {
        guard let process = process.withLock({ $0 }) else { return }
        let family = Self.family(of: process)
        for process in family { kill(process, signal) }
        for process in family { kill(process, SIGCONT) }
    }

    /// The process and all below it, as far as the system tells; a shell stands before what it runs, so that it starts
    /// nothing new.
    private static func family(of root: pid_t) -> [pid_t] {
        let children = childrenByParent()
        var family = [root]
        var next = 0
        while next < family.count {
            family += children[family[next]] ?? []
            next += 1
        }
        return family
    }

    private static func childrenByParent() -> [pid_t: [pid_t]] {
        let processes = (try? Folder("/proc").entries())?.compactMap { pid_t($0.name) } ?? []
        var children: [pid_t: [pid_t]] = [:]
        for process in processes {
            if let parent = parent(of: process) { children[parent, default: []].append(process) }
        }
        return children
    }

    /// The second field after the name, which stands in brackets and may hold anything (proc_pid_stat(5)).
    private static func parent(of process: pid_t) -> pid_t? {
        guard let bytes = try? OpenFile("/proc/\(process)/stat", .reading).read(upTo: 512),
            let bracket = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let fields = bytes[(bracket + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
    }
}
