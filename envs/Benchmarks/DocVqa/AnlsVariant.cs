namespace MultiModalRL.Environments;

/// <summary>Two ways to compute ANLS that differ in what a distance is divided by.</summary>
public enum AnlsVariant
{
    /// <summary>
    /// The evaluation script of the Robust Reading Competition for DocVQA and InfographicVQA: texts are lower-cased and
    /// their white space collapsed, but lengths are those of the raw texts in upper case.
    /// </summary>
    DocVqa,

    /// <summary>ST-VQA as in facebookresearch/mmf and <c>m4c_evaluator.py</c>: texts and lengths after lower-casing and stripping.</summary>
    StVqa,
}
