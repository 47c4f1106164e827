// Where the tasks of a run take their turns. A child of a task runs where its parent does, but a task that outlives the
// scope it began in would run on a thread of the runtime's pool, and every answer it waits for would change threads
// twice. Which executor it is, is left to the executable; without one the runtime's own is used.

/// The executor of a run's tasks.
package enum TaskHome {
    /// Nil where the runtime decides, as in tests.
    @TaskLocal package static var executor: (any TaskExecutor)?
}

extension Task where Failure == Never {
    /// Begins a task that runs where the one that begins it does.
    @discardableResult
    package static func atHome(_ operation: sending @escaping () async -> Success) -> Task<Success, Never> {
        Task(executorPreference: TaskHome.executor, operation: operation)
    }
}
