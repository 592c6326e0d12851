using System.ComponentModel.DataAnnotations;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Options of agents with a network: its sizes, and how it takes up from a run to start from.</summary>
public abstract record NetworkOptions
{
    /// <summary>The multi-modal model's sizes, where questions are answered; those of the run to start from win.</summary>
    [Required]
    public ModelOptions Model { get; init; } = new();

    /// <summary>The sizes and the make of the model of other observations, vectors of features; those of the run to start from win.</summary>
    [Required]
    public VectorModelOptions Vector { get; init; } = new();

    /// <summary>
    /// Observations that are real numbers (thumbnails, features) are shifted and scaled by running moments (continuous detail 6
    /// of Huang et al. 2022), frozen outside training. With a run to start from its moments are taken and kept as they are, since moving
    /// them would move what its weights mean; this option then changes nothing. Default true.
    /// </summary>
    public bool NormalizeObservations { get; init; } = true;

    /// <summary>
    /// What is trained. Null, the default: the heads where there is a run to start from (training all of it unlearns
    /// some of what supervised learning found), everything where there is none.
    /// </summary>
    public TrainedPart? Train { get; init; }

    /// <summary>
    /// What the answer head's weights are multiplied by when starting from a supervised run: above 1 the first
    /// answers are nearer to the likeliest one, so that the value of answering is not underrated. Default 4.
    /// </summary>
    [Range(0.1, 100)]
    public double AnswerSharpening { get; init; } = 4;

    /// <summary>
    /// How much likelier looking is than answering at first, in nats, when starting from a supervised run: from a
    /// policy that looks, one learns what can be left out; from one that answers at once it must first be found out
    /// that looking pays. Default 2.
    /// </summary>
    [Range(-20, 20)]
    public double InitialLookBias { get; init; } = 2;
}
