using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A batch of N observations on the device.</summary>
/// <param name="Pixels">uint8 [N, H, W, C]; [M, H, W, C] where images are <see cref="Shared"/>.</param>
/// <param name="Revealed">float [N, cells]: 1 where the cell may be seen.</param>
/// <param name="Question">int32 [N, tokens].</param>
/// <param name="Thumbnail">float [N, rows × columns × channels], or null.</param>
/// <param name="Deadline">float [N, 2]: the deadline and what remains of it.</param>
/// <param name="Price">float [N, 1]: the price λ of the whole budget, or null where it is not shown.</param>
public readonly record struct ModelInput(Tensor Pixels, Tensor Revealed, Tensor Question, Tensor? Thumbnail, Tensor Deadline, Tensor? Price = null)
{
    /// <summary>uint8 or bool [N, answers]: which answers are legal; null where all are everywhere.</summary>
    public Tensor? LegalAnswers { get; init; }

    /// <summary>Which observations look at the same image; null where each has its own.</summary>
    public SharedImages? Shared { get; init; }

    /// <summary>
    /// int64 [N, 1]: steps of reasoning to take beyond the first; null for all that the fusion has. A fusion that does not
    /// reason in steps takes no notice.
    /// </summary>
    public Tensor? Thoughts { get; init; }
}
