namespace MultiModalRL.Torch.Tests;

/// <summary>
/// Collects young garbage and runs finalizers without pause on its own thread, so that any native object whose managed
/// owner dies during a call is freed under that call.
/// </summary>
public sealed class GcStorm : IDisposable
{
    private readonly Thread thread;
    private volatile bool stop;

    public GcStorm()
    {
        thread = new Thread(Rage) { IsBackground = true, Name = nameof(GcStorm) };
        thread.Start();
    }

    /// <summary>How many collections so far: a storm that never struck proves nothing.</summary>
    public long Collections { get; private set; }

    public void Dispose()
    {
        stop = true;
        thread.Join();
    }

    private void Rage()
    {
        while (!stop)
        {
            GC.Collect(0);
            GC.WaitForPendingFinalizers();
            Collections++;
        }
    }
}
