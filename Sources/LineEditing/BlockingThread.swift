// Owns threads for work that blocks, so that it holds no thread of the cooperative pool, which has only
// as many as there are cores.

import CEditLine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread with a name; the code that starts it joins it.
package struct BlockingThread {
    /// A megabyte, in bytes: the same on every system, whatever its default is.
    private static let stackSize = 1 << 20

    private let thread: pthread_t

    /// Starts a thread with a stack of 1 MiB; `nil` when the system has none to give.
    package init?(name: String, body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        let context = Unmanaged.passRetained(Work(name: name, body: body))
        var thread = pthread_self()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                // The imported parameter is optional on some systems and not on others.
                let pointer: UnsafeMutableRawPointer? = context
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            context.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the work is done.
    package func join() {
        pthread_join(thread, nil)
    }

    /// What the C entry point needs, as one object that can pass through a pointer.
    private final class Work: Sendable {
        private let name: String
        private let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }

        /// Runs on the new thread.
        func run() {
            cel_name_thread(name)
            body()
        }
    }
}
