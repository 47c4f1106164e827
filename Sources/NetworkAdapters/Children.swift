// The programs that juke runs and waits for. When juke ends, they end too, with everything they started. They stay
// in juke's own process group, so that the keys of the terminal, Ctrl-Z among them, reach all of a job at once.

import Files
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The programs that run at the moment.
package final class Children: Sendable {
    private let running = Mutex<[Child]>([])

    /// No child was started yet.
    package init() {}

    func add(_ child: Child) { running.withLock { $0.append(child) } }

    func remove(_ child: Child) { running.withLock { $0.removeAll { $0 === child } } }

    /// Sends a signal to all of them and to all their descendants.
    package func end(by signal: Int32) {
        for child in running.withLock({ $0 }) { child.end(by: signal) }
    }
}

/// A program that runs.
final class Child: Sendable {
    private let process = Mutex<pid_t?>(nil)

    /// Notes the process, once it has started.
    func started(as process: pid_t) { self.process.withLock { $0 = process } }

    /// Sends a signal to the process and all its descendants. Stopped ones are continued, so that they receive it.
    func end(by signal: Int32) {
        guard let process = process.withLock({ $0 }) else { return }
        let family = Self.family(of: process)
        for process in family { kill(process, signal) }
        for process in family { kill(process, SIGCONT) }
    }

    /// The process and its descendants, as far as the system lists them. A parent comes before its children, so
    /// that it starts nothing new meanwhile.
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

    /// The children of every process.
    private static func childrenByParent() -> [pid_t: [pid_t]] {
        let processes = (try? Folder("/proc").entries())?.compactMap { pid_t($0.name) } ?? []
        var children: [pid_t: [pid_t]] = [:]
        for process in processes {
            if let parent = parent(of: process) { children[parent, default: []].append(process) }
        }
        return children
    }

    /// The parent of a process: the second field after its name, which is in brackets and may hold
    /// anything (proc_pid_stat(5)).
    private static func parent(of process: pid_t) -> pid_t? {
        guard let bytes = try? OpenFile("/proc/\(process)/stat", .reading).read(upTo: 512),
            let bracket = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let fields = bytes[(bracket + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
    }
}
