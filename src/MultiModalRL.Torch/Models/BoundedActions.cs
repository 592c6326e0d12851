namespace MultiModalRL.Torch;

/// <summary>How normal draws become real actions that have bounds.</summary>
public enum BoundedActions
{
    /// <summary>By tanh, with the density that follows (Haarnoja et al. 2018, appendix C). Takes two bounds, or none.</summary>
    Squash,

    /// <summary>Cut to the bounds; learned from is the draw (continuous detail 5 of Huang et al. 2022).</summary>
    Clip,
}
