// Locks between processes: an open file is locked against every other opening of it, in this process as in another.

import Files
import SystemTesting
import Testing

struct FileLockTests {
    private let folder = TemporaryFolder()

    private func open() throws -> OpenFile { try OpenFile(folder.path("lock"), .both, .create) }

    @Test func `one alone holds an exclusive lock, until it is given back or the file is closed`() throws {
        let second = try open()
        do {
            let first = try open()
            #expect(try first.lock(.exclusive) == true)
            #expect(try second.lock(.exclusive) == false)
            #expect(try second.lock(.shared) == false)
            first.unlock()
            #expect(try second.lock(.exclusive) == true)
            second.unlock()
            #expect(try first.lock(.exclusive) == true)
        }
        #expect(try second.lock(.exclusive) == true)
    }

    @Test func `many hold a shared one`() throws {
        let first = try open()
        let second = try open()
        let third = try open()
        #expect(try first.lock(.shared) == true)
        #expect(try second.lock(.shared) == true)
        #expect(try third.lock(.exclusive) == false)
    }

    @Test func `a lock that another holds is tried as often as asked for, and no longer`() throws {
        let first = try open()
        let second = try open()
        #expect(try first.lock(.exclusive) == true)
        #expect(try second.lock(.exclusive, tries: 3, microseconds: 1) == false)
        #expect(try second.lock(.exclusive, tries: 0, microseconds: 1) == false)
        first.unlock()
        #expect(try second.lock(.exclusive, tries: 1, microseconds: 1) == true)
    }
}
