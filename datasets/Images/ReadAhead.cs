using System.Collections.Concurrent;

namespace MultiModalRL.Datasets;

/// <summary>
/// A stream that a thread of its own reads ahead of whoever takes from it, so that nobody waits while the next row group is read.
/// Items are handed over in batches: one at a time would wake a thread for each.
/// </summary>
internal sealed class ReadAhead<T> : IDisposable
{
    private const int Batch = 32;
    private const int Waiting = 2;

    private readonly BlockingCollection<List<T>> ready = new(Waiting);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task reading;

    /// <summary>Begins to read.</summary>
    public ReadAhead(IEnumerable<T> source) => reading = Task.Factory.StartNew(
        () => Read(source), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The stream, to be gone through once; where it breaks it throws what the source threw, after all that came before.</summary>
    public IEnumerable<T> Items()
    {
        foreach (var item in ready.GetConsumingEnumerable().SelectMany(batch => batch))
        {
            yield return item;
        }

        reading.GetAwaiter().GetResult();
    }

    /// <summary>Stops reading, and waits until the source is left alone.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        // What the source throws past the last item taken is nobody's concern.
        Task.WaitAny(reading);
        ready.Dispose();
        stopping.Dispose();
    }

    private void Read(IEnumerable<T> source)
    {
        var batch = new List<T>(Batch);
        try
        {
            foreach (var item in source)
            {
                batch.Add(item);
                if (batch.Count == Batch)
                {
                    ready.Add(batch, stopping.Token);
                    batch = new(Batch);
                }
            }
        }
        finally
        {
            HandOver(batch);
        }
    }

    /// <summary>The last, unfinished batch, unless nobody takes any more.</summary>
    private void HandOver(List<T> last)
    {
        if (!stopping.IsCancellationRequested)
        {
            ready.Add(last, stopping.Token);
        }

        ready.CompleteAdding();
    }
}
