namespace MultiModalRL.Agents;

/// <summary>The order in which a fixed rule looks at the cells of an image.</summary>
public enum LookOrder
{
    /// <summary>Row after row, from the top left.</summary>
    Raster,

    /// <summary>Every order equally likely; the draw depends on the episode, the step and the agent's seed alone.</summary>
    Random,

    /// <summary>
    /// By descending contrast of the thumbnail: the squared distance of a cell from the image's mean colour.
    /// </summary>
    Contrast,
}
