using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What was made of the observations that were looked at last.</summary>
internal sealed class LatestUnderstanding : IDisposable
{
    private Understanding? latest;
    private Columns? of;

    /// <summary>Takes it out of the caller's dispose scope, in the place of the one before.</summary>
    public void Hold(Columns observations, in Understanding understanding)
    {
        Dispose();
        (latest, of) = (understanding, observations);
        understanding.Cells.DetachFromDisposeScope();
        understanding.Fused.DetachFromDisposeScope();
        understanding.Question.DetachFromDisposeScope();
    }

    /// <summary>That of these observations; null where others were looked at since.</summary>
    public Understanding? Of(Columns observations) => ReferenceEquals(of, observations) ? latest : null;

    public void Dispose()
    {
        latest?.Cells.Dispose();
        latest?.Fused.Dispose();
        latest?.Question.Dispose();
        (latest, of) = (null, null);
    }
}
