using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// What the encoders and the fusion make of remembered observations, found once for all minibatches that these are drawn
/// into. It is found for whole blocks of places, each observation at its own place of a batch of one size: so it is the same
/// bits whenever it is found and whatever lies beside it, and nothing of it has to be saved for a run to go on alike.
/// </summary>
internal sealed class RememberedUnderstanding : IDisposable
{
    private const int BlockSize = 64;

    private readonly Func<Columns, Understanding> understand;
    private readonly KeptUnderstanding kept;
    private readonly Columns block;
    private readonly HostTensor<long> index;
    private readonly long[] found;
    private readonly int capacity;

    /// <summary>Starts with nothing known.</summary>
    /// <param name="network">The network, whose encoders and fusion are not trained.</param>
    /// <param name="understand">What they make of observations.</param>
    /// <param name="capacity">Places of the memory.</param>
    /// <param name="drawn">Places that are drawn at once.</param>
    public RememberedUnderstanding(QuestionAnsweringNetwork network, Func<Columns, Understanding> understand, int capacity, int drawn)
    {
        (this.understand, this.capacity) = (understand, capacity);
        kept = new KeptUnderstanding(network.Model, network.Device);
        block = new Columns(network.Spec.Observation, BlockSize);
        index = new HostTensor<long>(drawn, 1, ScalarType.Int64, network.Device);
        found = new long[(capacity + BlockSize - 1) / BlockSize];
        kept.Begin(found.Length * BlockSize);
    }

    /// <summary>That of the observations at some places.</summary>
    /// <param name="places">The places, all of which are in use.</param>
    /// <param name="observations">What is remembered at all places.</param>
    /// <param name="ring">When each was written.</param>
    public Understanding Of(ReadOnlySpan<int> places, Columns observations, Ring ring)
    {
        var rows = index.Rows(places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            rows[i] = places[i];
            if (found[places[i] / BlockSize] < ring.WrittenAt(places[i]))
            {
                Find(places[i] / BlockSize, observations);
                found[places[i] / BlockSize] = ring.Written;
            }
        }

        return kept.Of(index.Load(places.Length).squeeze(1));
    }

    /// <summary>Told that another memory was read in the place of the one that was known.</summary>
    public void Forget() => Array.Clear(found);

    public void Dispose()
    {
        kept.Dispose();
        index.Dispose();
    }

    private void Find(int number, Columns observations)
    {
        var first = number * BlockSize;
        for (var row = 0; row < Math.Min(BlockSize, capacity - first); row++)
        {
            observations.CopyRow(first + row, block, row);
        }

        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        kept.Put(first, understand(block));
    }
}
