// The thread that runs all tasks of a run: that it is one thread, what it does before it first waits, and that it
// becomes the event loop of the connections when one is wanted. None of them waits for the runtime's pool, of whose
// threads each takes one.

import Exchange
import Glibc
import NIOCore
import NetworkAdapters
import Synchronization
import Testing

struct MainThreadTests {
    @Test func `tasks that begin at home run on the thread that runs the body, and its value is returned`() {
        let caller = pthread_self()
        let isSame = MainThread().run {
            let inTask = await Task.atHome { pthread_self() == caller }.value
            let inChild = await withTaskGroup { group in
                group.addTask { pthread_self() == caller }
                return await group.next()
            }
            return [pthread_self() == caller, inTask, inChild]
        }
        #expect(isSame == [true, true, true])
    }

    @Test func `what is to be done before the first wait is done then, once, and never where nothing waits`() {
        let count = Mutex(0)
        let (quick, patient) = (MainThread(), MainThread())
        quick.run { quick.beforeFirstWait { count.withLock { $0 += 1 } } }
        #expect(count.withLock { $0 } == 0)
        patient.run {
            patient.beforeFirstWait { count.withLock { $0 += 1 } }
            await withCheckedContinuation { continuation in
                patient.beforeFirstWait { continuation.resume() }
            }
            #expect(count.withLock { $0 } == 1)
        }
        #expect(count.withLock { $0 } == 1)
    }

    @Test func `once it is an event loop its tasks run there, and the end of the body ends it`() throws {
        let thread = MainThread()
        let isInLoop = thread.run {
            let loop = await thread.eventLoop()
            let before = loop.inEventLoop
            let after = try? await loop.submit { 7 }.get()
            return (before, after, loop.inEventLoop, await thread.eventLoop() === loop)
        }
        #expect(isInLoop == (true, 7, true, true))
    }
}
